import { z } from 'zod';
import type { GVariant } from './gvariant.ts';

/** An entry of a tray menu as a panel gets it. Only check boxes and radio items have `checked`. */
export type MenuItem = {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly type: 'standard' | 'separator';
  readonly checked?: boolean;
  readonly children: readonly MenuItem[];
};

/** A whole menu; `revision` changes when it is rebuilt. */
export type Menu = { readonly revision: number; readonly items: readonly MenuItem[] };

// the defaults of the protocol: a property with its default value is left out
const Properties = z.object({
  label: z.string().default(''),
  enabled: z.boolean().default(true),
  visible: z.boolean().default(true),
  type: z.enum(['standard', 'separator']).default('standard'),
  'toggle-type': z.string().default(''),
  'toggle-state': z.number().default(-1),
});
const Node = z.tuple([z.number(), Properties, z.array(z.unknown())]);
const Layout = z.tuple([z.number(), z.tuple([z.number(), z.unknown(), z.array(z.unknown())])]);

/** Reads the answer of com.canonical.dbusmenu.GetLayout. Throws if it isn't one. */
export function readLayout(answer: readonly GVariant[]): Menu {
  const [revision, [, , children]] = Layout.parse(answer);
  return { revision, items: children.map(readItem) };
}

/** The entry at a path of labels, from the top of the menu down. Throws, with the existing labels, if it is missing. */
export function findItem(items: readonly MenuItem[], path: readonly string[]): MenuItem {
  const [label, ...rest] = path;
  const found = items.find((item) => item.label === label && item.visible);
  if (found === undefined) {
    const there = items.map((item) => `"${item.label}"`).join(', ');
    throw new Error(`The menu has no "${label}" but ${there || 'nothing'}`);
  }
  return rest.length === 0 ? found : findItem(found.children, rest);
}

function readItem(value: unknown): MenuItem {
  const [id, properties, children] = Node.parse(value);
  const { label, enabled, visible, type } = properties;
  const checked =
    properties['toggle-type'] === '' ? {} : { checked: properties['toggle-state'] === 1 };
  const item = { id, label: withoutMnemonic(label), enabled, visible, type, ...checked };
  return { ...item, children: children.map(readItem) };
}

/** One underscore marks the next letter, two mean one. */
function withoutMnemonic(label: string): string {
  return label.replace(/_(_?)/g, '$1');
}
