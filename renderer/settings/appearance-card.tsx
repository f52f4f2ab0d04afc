import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Appearance, AppearanceChange } from '../../shared/settings/appearance.ts';
import { oneOf, textSizes, themes } from '../../shared/values/choices.ts';
import { languageChoices, languageNames } from '../../shared/words/language.ts';
import { settingsWords } from '../../shared/words/settings/settings.ts';
import { useBridge } from '../bridge/bridge.ts';
import type { Undoable } from '../bridge/use-undoable.ts';

type AppearanceCardProps = { readonly appearance: Appearance; readonly undoable: Undoable };

/** Language, colours, and the size of the text. */
export function AppearanceCard({ appearance, undoable }: AppearanceCardProps): ReactElement {
  const bridge = useBridge();

  function change(changed: AppearanceChange, before: AppearanceChange): void {
    undoable.change(
      () => bridge.settings.setAppearance(changed),
      () => bridge.settings.setAppearance(before),
    );
  }

  return (
    <section className="card">
      <h2 className="title">{settingsWords.appearance}</h2>
      <Choice
        label={settingsWords.language}
        options={languageChoices}
        names={{ system: settingsWords.systemLanguage, ...languageNames }}
        chosen={appearance.language}
        onChoose={(language) => {
          change({ language }, { language: appearance.language });
        }}
      />
      <Choice
        label={settingsWords.theme}
        options={themes}
        names={settingsWords.themes}
        chosen={appearance.theme}
        onChoose={(theme) => {
          change({ theme }, { theme: appearance.theme });
        }}
      />
      <Choice
        label={settingsWords.textSize}
        options={textSizes}
        names={settingsWords.textSizes}
        chosen={appearance.textSize}
        onChoose={(textSize) => {
          change({ textSize }, { textSize: appearance.textSize });
        }}
      />
    </section>
  );
}

type ChoiceProps<Option extends string> = {
  readonly label: string;
  readonly options: readonly Option[];
  readonly names: Readonly<Record<Option, string>>;
  readonly chosen: Option;
  readonly onChoose: (option: Option) => void;
};

function Choice<Option extends string>({
  label,
  options,
  names,
  chosen,
  onChoose,
}: ChoiceProps<Option>): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="box"
        value={chosen}
        onChange={({ target }) => {
          onChoose(oneOf(options, target.value) ?? chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {names[option]}
          </option>
        ))}
      </select>
    </div>
  );
}
