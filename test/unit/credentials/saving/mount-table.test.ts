import { describe, expect, test } from 'vitest';
import {
  mountPointsOfFile,
  mountsOf,
  placeInFileSystem,
} from '../../../../main/credentials/saving/mount-table.ts';

const path = '/home/ada/.aws/credentials';

/** What a process of the system itself sees, the homes on a disk of their own. */
const host = mountsOf(`22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
24 22 8:2 / /home rw,relatime shared:2 - ext4 /dev/sda2 rw
`);

/** What a process in a container of Docker sees, with `-v ~/.aws/credentials:/root/.aws/credentials`. */
const docker =
  mountsOf(`801 701 0:62 / / rw,relatime master:299 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/A
802 801 0:65 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw
811 801 8:1 /var/lib/docker/containers/5f/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/sda1 rw
812 801 8:2 /ada/.aws/credentials /root/.aws/credentials rw,relatime - ext4 /dev/sda2 rw
`);

function pointsOf(
  hostTable: string,
  otherTable: string,
  file = path,
): readonly string[] | undefined {
  const place = placeInFileSystem(file, mountsOf(hostTable));
  return place && mountPointsOfFile(place, mountsOf(otherTable));
}

describe('the system’s table of mounts', () => {
  test('a file is known by its file system and its path in it', () => {
    expect(placeInFileSystem(path, host)).toEqual({ device: '8:2', root: '/ada/.aws/credentials' });
    expect(placeInFileSystem('/etc/aws', host)).toEqual({ device: '8:1', root: '/etc/aws' });
    expect(placeInFileSystem(path, [])).toBeUndefined();
  });

  test('a container of Docker that has the single file is found', () => {
    expect(mountPointsOfFile({ device: '8:2', root: '/ada/.aws/credentials' }, docker)).toEqual([
      '/root/.aws/credentials',
    ]);
  });

  test.each([
    ['the folder is mounted', '812 801 8:2 /ada/.aws /root/.aws rw - ext4 /dev/sda2 rw'],
    ['it is another file', '812 801 8:2 /ada/.aws/config /root/.aws/config rw - ext4 /dev/sda2 rw'],
    ['it is on another disk', '812 801 8:1 /ada/.aws/credentials /x rw - ext4 /dev/sda1 rw'],
    ['it only begins alike', '812 801 8:2 /ada/.aws/credentials.bak /x rw - ext4 /dev/sda2 rw'],
  ])('has no mount where %s', (_, line) => {
    const place = placeInFileSystem(path, host);
    expect(place && mountPointsOfFile(place, mountsOf(line))).toEqual([]);
  });

  test('a file that was replaced since is still the one that a container has', () => {
    const line = '812 801 8:2 /ada/.aws/credentials//deleted /root/c rw - ext4 /dev/sda2 rw';
    const place = placeInFileSystem(path, host);
    expect(place && mountPointsOfFile(place, mountsOf(line))).toEqual(['/root/c']);
  });

  test('a subvolume, spaces, other letters, and a mount over another', () => {
    const own = [
      '22 1 0:30 /@ / rw - btrfs /dev/sda rw',
      '23 22 0:30 /@old /home rw - btrfs /dev/sda rw',
      '24 22 0:30 /@home /home rw - btrfs /dev/sda rw',
    ].join('\n');
    const other =
      '9 8 0:30 /@home/ada\\040müller/.aws/credentials /data/my\\011key rw - btrfs x rw';
    expect(pointsOf(own, other, '/home/ada müller/.aws/credentials')).toEqual(['/data/my\tkey']);
  });

  test('a home that is a mount of a folder itself', () => {
    const own = '22 1 8:1 / / rw - ext4 x rw\n23 22 8:1 /srv/homes /home rw - ext4 x rw';
    const other = '9 8 8:1 /srv/homes/ada/.aws/credentials /c rw - ext4 x rw';
    expect(pointsOf(own, other)).toEqual(['/c']);
  });

  test.each(['', 'x', '1 2 3', '1 2 8:1 /', '\n\n', '\0'])(
    '%j has no mount, and does no harm',
    (table) => {
      expect(mountPointsOfFile({ device: '8:1', root: '/x' }, mountsOf(table))).toEqual([]);
    },
  );

  // A table of more than a megabyte is not read at all.
  test.each([' ', '\n', '\\040', '1 1 8:2 /a /b rw\n', '/'])(
    'a megabyte of %j is read in time',
    (piece) => {
      const table = piece.repeat((1024 * 1024) / piece.length);
      const begun = performance.now();
      mountPointsOfFile({ device: '8:2', root: '/a' }, mountsOf(table));
      placeInFileSystem('/b/c', mountsOf(table));
      expect(performance.now() - begun).toBeLessThan(4_000);
    },
  );
});
