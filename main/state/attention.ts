/** The profile that a notification leads to, until the page has shown it. */
export type Attention = {
  of(): string | undefined;
  lead(profile: string): void;
  /** The page has shown it. */
  end(): void;
};

/** Leads nowhere yet. `changed` is called after every change. */
export function createAttention(changed: () => void): Attention {
  let wanted: string | undefined;

  function become(profile: string | undefined): void {
    if (wanted === profile) return;
    wanted = profile;
    changed();
  }

  return {
    of: () => wanted,
    lead: become,
    end: () => {
      become(undefined);
    },
  };
}
