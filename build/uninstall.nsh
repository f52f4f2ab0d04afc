; What the uninstaller of one person removes besides the files: the entry that starts Keyturn when they log in, which
; Electron wrote under this name (app.setLoginItemSettings, with the id of the application), and what the Task Manager
; keeps of it. A new version comes by uninstalling the old one, and keeps both.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
  ${endIf}
!macroend
