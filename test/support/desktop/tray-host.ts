import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDaemon, type Daemon } from './processes.ts';
import type { BusObject, SessionBus } from './session-bus.ts';
import { until } from './until.ts';

/** The bus name at which tray items register. */
export const watcher: BusObject = {
  name: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
};

// One panel at the top with only a tray. With an existing configuration, it asks no question at its first start.
const panelConfiguration = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`;

/** Starts the panel and waits until it shows tray items. */
export async function startTrayHost(bus: SessionBus, configurationHome: string): Promise<Daemon> {
  const folder = join(configurationHome, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'xfce4-panel.xml'), panelConfiguration);
  const daemon = startDaemon(['xfce4-panel', '--sm-client-disable'], {
    environment: bus.environment,
  });
  await bus.waitForOwner(watcher.name, daemon);
  await until('the tray host', async () => {
    daemon.assertAlive();
    const registered = 'IsStatusNotifierHostRegistered';
    return (await bus.property(watcher, watcher.name, registered)) === true;
  });
  return daemon;
}
