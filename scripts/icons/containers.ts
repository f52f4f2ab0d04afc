/** One size of a picture: its side in pixels, its PNG, and its pixels as RGBA from the top left. */
export type Picture = { readonly side: number; readonly png: Buffer; readonly rgba: Buffer };

// From here on Windows itself writes PNG into an .ico; below it, not every reader takes one.
const PNG_IN_ICO = 256;

/** An icon of Windows: a header, an entry for each picture, then the pictures. */
export function icoFile(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  const bodies = pictures.map((picture) =>
    picture.side < PNG_IN_ICO ? bitmap(picture) : picture.png,
  );
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ side }, index) => {
    const size = bodies[index]?.length ?? 0;
    const entry = Buffer.alloc(16);
    // 0 stands for 256.
    entry.writeUInt8(side % 256, 0);
    entry.writeUInt8(side % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(size, 8);
    entry.writeUInt32LE(offset, 12);
    offset += size;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...bodies]);
}

/** A bitmap of 32 bits as an .ico holds it: its rows from the bottom up, then a mask of one bit that hides nothing. */
function bitmap({ side, rgba }: Picture): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(header.length, 0);
  header.writeInt32LE(side, 4);
  // Colours and mask together.
  header.writeInt32LE(2 * side, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(4 * side * side);
  for (let row = 0; row < side; row += 1) {
    const line = rgba.subarray(4 * side * (side - 1 - row), 4 * side * (side - row));
    // Read as RGBA, written as BGRA.
    for (let at = 0; at < line.length; at += 4) {
      colours.writeUIntBE(line.readUIntLE(at, 3), 4 * side * row + at, 3);
      colours.writeUInt8(line.readUInt8(at + 3), 4 * side * row + at + 3);
    }
  }
  const maskRow = 4 * Math.ceil(side / 32);
  return Buffer.concat([header, colours, Buffer.alloc(maskRow * side)]);
}

const icnsTypes = [
  ['ic11', 32],
  ['ic07', 128],
  ['ic12', 64],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
] as const;

/** An icon of macOS: a PNG for each size and for each size at twice the density. */
export function icnsFile(pictureOf: (side: number) => Picture): Buffer {
  const blocks = icnsTypes.map(([type, side]) => block(type, pictureOf(side).png));
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + body.length, 4);
  return Buffer.concat([header, body]);
}
