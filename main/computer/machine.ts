import { createHash } from 'node:crypto';
import { programOfWindows, type SystemQuestions, thisSystem } from './system-questions.ts';

/** The ID of a computer, and of its system's current boot; empty where the system has none. */
export type Computer = { readonly machine: string; readonly boot: string };

// Marks an ID that a copy of the computer's disk does not have, as it belongs to the hardware.
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
 * The ID of this computer, which doesn't change with its name: machine-id(5) on Linux, the hardware's ID on macOS, and
 * on Windows the installation's ID together with the hardware's. Empty where the system has none.
 */
export async function readMachine(system = thisSystem): Promise<string> {
  return (await askForMachine[system.platform]?.(system)) ?? '';
}

/** The ID of the current boot; empty where the system has none, as on Windows. */
export async function readBoot(system = thisSystem): Promise<string> {
  return (await askForBoot[system.platform]?.(system)) ?? '';
}

/**
 * This computer and its current boot, as a journal names them. Hashed on Linux: machine-id(5) asks that the ID itself
 * is not shown to others.
 */
export async function identifyComputer(system = thisSystem): Promise<Computer> {
  const [machine, boot] = await Promise.all([machineOf(system), readBoot(system)]);
  return { machine: machine === '' || isOfHardware(machine) ? machine : hashed(machine), boot };
}

/** Whether the ID belongs to the hardware. A copy of the computer then has another ID, under any name. Pure. */
export function isOfHardware(machine: string): boolean {
  return machine.startsWith(ofHardware);
}

/** Names this computer in the names of files: the ID of its hardware, else its host name. */
export async function nameForFiles(system = thisSystem): Promise<string> {
  const machine = await machineOf(system);
  return isOfHardware(machine) ? machine : system.host();
}

function machineOf(system: SystemQuestions): Promise<string> {
  return system === thisSystem ? rememberedMachine() : readMachine(system);
}

let remembered: Promise<string> | undefined;

/** The ID of this computer, read once; read again while the system gives none. */
export async function rememberedMachine(): Promise<string> {
  remembered ??= readMachine();
  const machine = await remembered;
  if (machine === '') remembered = undefined;
  return machine;
}

/** The ID of a computer; without one its host name up to the first dot, as networks append a domain. Pure. */
export function nameOfComputer({ machine, host }: { machine: string; host: string }): string {
  return machine === '' ? (host.split('.')[0] ?? '').toLowerCase() : machine;
}

// An image that was never started has "uninitialized" here, and so have all copies of it.
function machineId(text: string): string {
  return /^[0-9a-f]{32}$/.test(text) ? text : '';
}

async function machineOfWindows(system: SystemQuestions): Promise<string> {
  const [installation, hardware] = await Promise.all([
    registryId(system, 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', 'MachineGuid'),
    registryId(system, 'HKLM\\SYSTEM\\HardwareConfig', 'LastConfig'),
  ]);
  if (installation === '') return '';
  // Images that were copied without sysprep share one installation ID.
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
