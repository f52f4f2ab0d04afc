import { expect, test } from 'vitest';
import { sessionBusAddress, systemBusAddress } from '../../../../main/desktop/bus/bus-address.ts';

test.each([
  ['what the session says', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/b' }, 'unix:path=/run/b'],
  [
    'the first socket of several',
    { DBUS_SESSION_BUS_ADDRESS: 'tcp:host=a,port=1;unix:abstract=/b,guid=1' },
    'unix:abstract=/b,guid=1',
  ],
  ['the usual socket', { XDG_RUNTIME_DIR: '/run/user/1' }, 'unix:path=/run/user/1/bus'],
  [
    'the usual one where a bus is only started when asked for',
    { DBUS_SESSION_BUS_ADDRESS: 'autolaunch:', XDG_RUNTIME_DIR: '/run/user/1' },
    'unix:path=/run/user/1/bus',
  ],
  ['no program', { DBUS_SESSION_BUS_ADDRESS: 'unixexec:path=/bin/sh' }, undefined],
  ['no other computer', { DBUS_SESSION_BUS_ADDRESS: 'tcp:host=elsewhere,port=1' }, undefined],
  ['nothing where the socket is missing', { XDG_RUNTIME_DIR: '/run/user/2' }, undefined],
  ['nothing, with a display and without a bus', { DISPLAY: ':0' }, undefined],
])('of the session’s bus: %s', (_, env, address) => {
  expect(sessionBusAddress({ env, exists: (path) => path === '/run/user/1/bus' })).toBe(address);
});

test('the system’s bus is where it always is, if it is there', () => {
  const at = (there: string) => systemBusAddress({ env: {}, exists: (path) => path === there });
  expect(at('/run/dbus/system_bus_socket')).toBe('unix:path=/run/dbus/system_bus_socket');
  expect(at('/nowhere')).toBeUndefined();
});
