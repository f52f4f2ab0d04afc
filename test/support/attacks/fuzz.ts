/** One message of the fuzzer. */
export type FuzzedMessage = {
  readonly way: 'invoke' | 'send';
  readonly channel: string;
  readonly values: readonly unknown[];
};

/**
 * Generates messages that fit no contract, the same ones for the same seed. It also runs in the page's process, as
 * text, so it is self-contained.
 */
export function fuzzer(seed: number, names: readonly string[]): () => FuzzedMessage {
  let state = seed;

  /** Mulberry32. */
  function random(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function below(limit: number): number {
    return Math.floor(random() * limit);
  }

  function oneOf<Value>(list: readonly Value[]): Value {
    return list[below(list.length)] as Value;
  }

  function text(): string {
    return oneOf([
      '',
      'default',
      '../../etc/passwd',
      '\u0000',
      '\ud800',
      '__proto__',
      'constructor',
      'https://example.com/',
      'x'.repeat(oneOf([600, 600, 600, 5_000, 40_000])),
      String.fromCodePoint(below(0x10_000), below(0x10_000), below(0x10_000)),
    ]);
  }

  function nested(depth: number): unknown {
    let inner: unknown = text();
    for (let at = 0; at < depth; at += 1) inner = random() < 0.5 ? [inner] : { value: inner };
    return inner;
  }

  function exotic(): unknown {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    return oneOf<unknown>([
      null,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -0,
      below(2 ** 31),
      2n ** 70n,
      true,
      new Map([['profile', 'default']]),
      new Set(['default']),
      new Date(0),
      new Error('no'),
      /x/u,
      new Uint8Array(below(100)),
      new ArrayBuffer(below(1000)),
      cyclic,
      Array(below(5_000)),
      nested(below(200)),
    ]);
  }

  /** Own fields that would become fields of every object if they were written into one. */
  function polluting(): unknown {
    return JSON.parse(
      oneOf([
        '{"profile":"default","__proto__":{"polluted":true}}',
        '{"__proto__":{"polluted":true,"profile":"default"}}',
        '{"constructor":{"prototype":{"polluted":true}}}',
        '{"offset":0,"limit":10,"__proto__":{"polluted":true}}',
        '{"dueAfterDays":1,"overdueAfterDays":2,"prototype":{"polluted":true}}',
      ]),
    );
  }

  /** Valid except for one field that is unknown or wrong. */
  function almost(): unknown {
    const rotation = 'a'.repeat(26);
    const right = oneOf<Record<string, unknown>>([
      { profile: 'default' },
      { rotation },
      { rotation, act: 'delete now' },
      { theme: 'dark', textSize: 'large' },
      { home: '/etc' },
      { kind: 'credentials' },
      { path: '/etc/passwd' },
      { rotation, format: 'env file' },
      { guide: 'access keys' },
      { account: '210000000001', name: 'mine' },
      { offset: 0, limit: 10 },
      { from: 'clipboard' },
    ]);
    const fields = Object.keys(right);
    return oneOf<() => unknown>([
      () => ({ ...right, [`more${below(100)}`]: text() }),
      () => ({ ...right, [oneOf(fields)]: exotic(), also: 1 }),
      () => [right],
      () => JSON.stringify(right),
      () => ({ ...right, [oneOf(fields)]: undefined, '': 1 }),
      () => ({ ...right, more: 'x'.repeat(100_000) }),
    ])();
  }

  function value(): unknown {
    return oneOf([text, exotic, exotic, polluting, almost, almost, () => nested(below(20))])();
  }

  function unknownChannel(): string {
    const name = oneOf(names);
    return oneOf([
      name,
      `keyturn:${name} `,
      `KEYTURN:${name}`,
      `keyturn:${name}\u0000`,
      'keyturn:__proto__',
      'keyturn:constructor',
      'keyturn:snapshot.onChange',
      'electron-store-get-data',
      text().slice(0, 1000),
    ]);
  }

  return () => {
    const isKnown = random() < 0.85;
    return {
      way: random() < 0.9 ? 'invoke' : 'send',
      channel: isKnown ? `keyturn:${oneOf(names)}` : unknownChannel(),
      values: Array.from({ length: 1 + below(3) }, value),
    };
  };
}
