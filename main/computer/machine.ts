import { createHash } from 'node:crypto';
import { programOfWindows, type SystemQuestions, thisSystem } from './system-questions.ts';

/** What tells a computer from others, and one run of its system from the next; empty where its system does not tell. */
export type Computer = { readonly machine: string; readonly boot: string };

// What a copy of a computer's disk does not take with it.
const ofHardware = 'hardware ';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type MachineReaders = Partial<
  Record<NodeJS.Platform, (system: SystemQuestions) => Promise<string>>
>;

const askForMachine: MachineReaders = {
  linux: async ({ textOf }) => machineId(await textOf('/etc/machine-id')),
  darwin: async ({ printedBy }) => {
    const words = ['-rd1', '-c', 'IOPlatformExpertDevice'];
    const id = platformId(await printedBy('/usr/sbin/ioreg', words));
    return id === '' ? '' : `${ofHardware}${hashed(id)}`;
  },
  win32: machineOfWindows,
};

const askForBoot: MachineReaders = {
  linux: ({ textOf }) => textOf('/proc/sys/kernel/random/boot_id'),
  darwin: async ({ printedBy }) => {
    const id = await printedBy('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']);
    return uuid.test(id) ? id.toLowerCase() : '';
  },
};

/**
 * The id of this computer, which does not change with its name: machine-id(5) on Linux, the id of the hardware on macOS,
 * and on Windows the id of the installation together with that of the hardware. Empty where the system does not tell.
 */
export async function readMachine(system = thisSystem): Promise<string> {
  return (await askForMachine[system.platform]?.(system)) ?? '';
}

/** The id of this run of the system; empty where it has none, as on Windows. */
export async function readBoot(system = thisSystem): Promise<string> {
  return (await askForBoot[system.platform]?.(system)) ?? '';
}

/**
 * This computer, and this run of its system, as a journal names them. Hashed on Linux, as the id itself is not for
 * others to see: machine-id(5).
 */
export async function identifyComputer(system = thisSystem): Promise<Computer> {
  const [machine, boot] = await Promise.all([machineOf(system), readBoot(system)]);
  return { machine: machine === '' || isOfHardware(machine) ? machine : hashed(machine), boot };
}

/** Whether the id belongs to the hardware. A copy of the computer has another one, so its name does not matter. Pure. */
export function isOfHardware(machine: string): boolean {
  return machine.startsWith(ofHardware);
}

/** What files of this computer's processes are called by: the id of its hardware, else its name. */
export async function nameForFiles(system = thisSystem): Promise<string> {
  const machine = await machineOf(system);
  return isOfHardware(machine) ? machine : system.host();
}

function machineOf(system: SystemQuestions): Promise<string> {
  return system === thisSystem ? rememberedMachine() : readMachine(system);
}

let remembered: Promise<string> | undefined;

/** What tells this computer from others; the system is asked until it tells. */
export async function rememberedMachine(): Promise<string> {
  remembered ??= readMachine();
  const machine = await remembered;
  if (machine === '') remembered = undefined;
  return machine;
}

/** Tells computers apart as well as can be: by its name, which networks lengthen, where it has no id. Pure. */
export function nameOfComputer({ machine, host }: { machine: string; host: string }): string {
  return machine === '' ? (host.split('.')[0] ?? '').toLowerCase() : machine;
}

// An image that was never started says "uninitialized", and all of its copies do.
function machineId(text: string): string {
  return /^[0-9a-f]{32}$/.test(text) ? text : '';
}

async function machineOfWindows(system: SystemQuestions): Promise<string> {
  const [installation, hardware] = await Promise.all([
    registryId(system, 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', 'MachineGuid'),
    registryId(system, 'HKLM\\SYSTEM\\HardwareConfig', 'LastConfig'),
  ]);
  if (installation === '') return '';
  // Images that were copied without sysprep have one id of the installation between them.
  return hardware === '' ? hashed(installation) : `${ofHardware}${hashed(installation + hardware)}`;
}

async function registryId(system: SystemQuestions, key: string, name: string): Promise<string> {
  const printed = await system.printedBy(programOfWindows('reg.exe'), ['query', key, '/v', name]);
  const [, id = ''] =
    new RegExp(`^\\s*${name}\\s+REG_SZ\\s+\\{?([0-9a-f-]{36})\\}?\\s*$`, 'im').exec(printed) ?? [];
  return uuid.test(id) ? id.toLowerCase() : '';
}

function platformId(printed: string): string {
  const [, id = ''] = /"IOPlatformUUID" = "([0-9A-F-]{36})"/i.exec(printed) ?? [];
  return uuid.test(id) ? id.toLowerCase() : '';
}

function hashed(id: string): string {
  return createHash('sha256').update(`keyturn ${id}`).digest('hex').slice(0, 32);
}
