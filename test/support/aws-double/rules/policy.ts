/** A text, or several of which one has to match. */
export type OneOrMore = string | readonly string[];

/** The condition operators that the double supports, with their context keys and values. */
export type PolicyCondition = {
  readonly [Operator in 'Bool' | 'BoolIfExists' | 'Null' | 'StringEquals']?: Readonly<
    Record<string, OneOrMore>
  >;
};

/** One statement of a policy, in IAM's JSON. */
export type PolicyStatement = {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Resource: OneOrMore;
  readonly Condition?: PolicyCondition;
} & ({ readonly Action: OneOrMore } | { readonly NotAction: OneOrMore });

/** An identity-based policy. Without the version of 2012, `${…}` is no variable. */
export type PolicyDocument = {
  readonly Version?: '2012-10-17' | '2008-10-17';
  readonly Statement: readonly PolicyStatement[];
};

/** A call, and the context keys (in lower case) of its request. */
export type PolicyRequest = {
  /** With its service: `iam:ListAccessKeys`. */
  readonly action: string;
  readonly resource: string;
  readonly context: ReadonlyMap<string, string>;
};

/** The result of all policies of a user. */
export type Decision = 'allowed' | 'explicitly denied' | 'not allowed';

/** Replaces the variables by values; undefined where the request has no such value. */
type Fill = (text: string) => string | undefined;

/** IAM's evaluation: an explicit deny wins, then any allow; nothing else is allowed. */
export function decide(policies: readonly PolicyDocument[], request: PolicyRequest): Decision {
  const applying = policies.flatMap(({ Version, Statement }) => {
    const fill: Fill = Version === '2012-10-17' ? fillFrom(request.context) : (text) => text;
    return Statement.filter((each) => applies(each, request, fill));
  });
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicitly denied';
  return applying.length > 0 ? 'allowed' : 'not allowed';
}

function fillFrom(context: PolicyRequest['context']): Fill {
  const variable = /\$\{([^}]+)\}/g;
  return (text) => {
    const names = [...text.matchAll(variable)].map(([, name = '']) => name.toLowerCase());
    if (!names.every((name) => context.has(name))) return undefined;
    return text.replace(variable, (_, name: string) => context.get(name.toLowerCase()) ?? '');
  };
}

function applies(statement: PolicyStatement, request: PolicyRequest, fill: Fill): boolean {
  const action = request.action.toLowerCase();
  const names = (actions: OneOrMore) =>
    listOf(actions).some((each) => isLike(each.toLowerCase(), action));
  const isMeant = 'Action' in statement ? names(statement.Action) : !names(statement.NotAction);
  return isMeant && isOn(statement.Resource, request, fill) && isMet(statement, request, fill);
}

function isOn(resources: OneOrMore, { resource }: PolicyRequest, fill: Fill): boolean {
  return listOf(resources).some((each) => {
    const pattern = fill(each);
    return pattern !== undefined && isLike(pattern, resource);
  });
}

function isMet({ Condition = {} }: PolicyStatement, { context }: PolicyRequest, fill: Fill) {
  const { Bool = {}, BoolIfExists = {}, Null = {}, StringEquals = {} } = Condition;
  const valueOf = (name: string) => context.get(name.toLowerCase());
  const isAbsent = (name: string) => valueOf(name) === undefined;
  const isOneOf = (name: string, wanted: OneOrMore) =>
    !isAbsent(name) && listOf(wanted).some((each) => fill(each) === valueOf(name));
  return (
    Object.entries(Bool).every(([name, wanted]) => isOneOf(name, wanted)) &&
    Object.entries(StringEquals).every(([name, wanted]) => isOneOf(name, wanted)) &&
    Object.entries(BoolIfExists).every(
      ([name, wanted]) => isAbsent(name) || isOneOf(name, wanted),
    ) &&
    Object.entries(Null).every(([name, wanted]) => listOf(wanted).includes(`${isAbsent(name)}`))
  );
}

function listOf(values: OneOrMore): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

function isLike(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[\\^$.+()|[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
