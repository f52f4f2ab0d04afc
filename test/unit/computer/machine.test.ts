import { describe, expect, test } from 'vitest';
import {
  identifyComputer,
  isOfHardware,
  nameForFiles,
  nameOfComputer,
  readBoot,
  readMachine,
} from '../../../main/computer/machine.ts';
import { systemThatSays } from '../../support/system-questions.ts';

const installation = 'reg.exe query HKLM\\SOFTWARE\\Microsoft\\Cryptography /v MachineGuid';
const hardware = 'reg.exe query HKLM\\SYSTEM\\HardwareConfig /v LastConfig';
const platformExpert = 'ioreg -rd1 -c IOPlatformExpertDevice';

const guid = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

function registry(name: string, value: string): string {
  return `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\X\r\n    ${name}    REG_SZ    ${value}\r\n\r\n`;
}

function onMac(id: string) {
  const printed = `+-o J314sAP  <class IOPlatformExpertDevice>\n    {\n      "IOPlatformUUID" = "${id}"\n      "model" = <"MacBookPro18,3">\n    }\n`;
  return systemThatSays('darwin', {
    programs: { [platformExpert]: printed, 'sysctl -n kern.bootsessionuuid': guid.toUpperCase() },
  });
}

function onWindows(programs: Record<string, string>) {
  return systemThatSays('win32', { programs });
}

describe('a computer is recognised under any name', () => {
  test('on macOS by its hardware, which no copy of the disk takes with it', async () => {
    const one = await readMachine(onMac('8E2C6B1A-0000-1111-2222-333344445555'));
    const other = await readMachine(onMac('8E2C6B1A-0000-1111-2222-333344445556'));
    expect(isOfHardware(one)).toBe(true);
    expect(one).not.toBe(other);
    expect(one).toBe(await readMachine(onMac('8e2c6b1a-0000-1111-2222-333344445555')));
  });

  test('on Windows by its installation together with its hardware', async () => {
    const both = onWindows({
      [installation]: registry('MachineGuid', guid),
      [hardware]: registry('LastConfig', `{${guid}}`),
    });
    const copied = onWindows({
      [installation]: registry('MachineGuid', guid),
      [hardware]: registry('LastConfig', `{${guid.replace('0f', '1f')}}`),
    });
    expect(isOfHardware(await readMachine(both))).toBe(true);
    expect(await readMachine(both)).not.toBe(await readMachine(copied));
  });

  test('on Windows by the installation alone where the hardware has no id: a copy has the same', async () => {
    const machine = await readMachine(onWindows({ [installation]: registry('MachineGuid', guid) }));
    expect(machine).toMatch(/^[0-9a-f]{32}$/);
    expect(isOfHardware(machine)).toBe(false);
  });

  test('on Linux by its machine-id, in a journal by a hash of it', async () => {
    const system = systemThatSays('linux', {
      files: { '/etc/machine-id': 'a'.repeat(32), '/proc/sys/kernel/random/boot_id': guid },
    });
    expect(await readMachine(system)).toBe('a'.repeat(32));
    const { machine, boot } = await identifyComputer(system);
    expect(machine).toMatch(/^[0-9a-f]{32}$/);
    expect(machine).not.toBe('a'.repeat(32));
    expect(boot).toBe(guid);
  });

  test('never with an id that others could read out of a journal', async () => {
    const id = '8e2c6b1a-0000-1111-2222-333344445555';
    expect(JSON.stringify(await identifyComputer(onMac(id)))).not.toContain(id);
  });
});

describe('a system that does not tell', () => {
  test.each(['linux', 'darwin', 'win32', 'freebsd'] as const)(
    '%s: has no id, and the name has to do',
    async (platform) => {
      const system = systemThatSays(platform, { files: { '/etc/machine-id': 'uninitialized' } });
      expect(await identifyComputer(system)).toEqual({ machine: '', boot: '' });
      expect(nameOfComputer({ machine: '', host: 'Annas-Mac.local' })).toBe('annas-mac');
    },
  );

  test.each(['', 'ERROR: The system was unable to find the key', registry('MachineGuid', 'none')])(
    'gets no ID from other output of its programs: %j',
    async (printed) => {
      const system = onWindows({ [installation]: printed, [hardware]: printed });
      expect(await readMachine(system)).toBe('');
    },
  );
});

describe('what files are called by', () => {
  test('stays on a Mac that another network calls otherwise', async () => {
    const mac = onMac(guid);
    const elsewhere = { ...mac, host: () => 'mac-7.guests.example' };
    expect(await nameForFiles(elsewhere)).toBe(await nameForFiles(mac));
  });

  test('is the name where a copy of this computer has its id, too', async () => {
    const system = systemThatSays('linux', { files: { '/etc/machine-id': 'a'.repeat(32) } });
    expect(await nameForFiles(system)).toBe('annas-laptop');
  });
});

test('a run of macOS has an id of its own; that of Windows is reckoned elsewhere', async () => {
  expect(await readBoot(onMac(guid))).toBe(guid);
  expect(await readBoot(onWindows({}))).toBe('');
});

test.each(['darwin', 'win32'] as const)(
  'no place of Linux is looked at on %s',
  async (platform) => {
    const system = systemThatSays(platform);
    await identifyComputer(system);
    expect(system.asked.filter((question) => /^\/(?:etc|proc)/.test(question))).toEqual([]);
  },
);
