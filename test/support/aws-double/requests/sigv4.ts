import { createHash, createHmac } from 'node:crypto';
import { AwsError, signatureDoesNotMatch } from './aws-error.ts';

/** A request as received; header names in lower case. */
export type WireRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
};

/** The parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export type Authorization = {
  readonly keyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';
const FIFTEEN_MINUTES = 15 * 60 * 1000;
const SECRET_OR_METHOD_WRONG =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** The header's parts, or undefined where it is absent or not of this form. */
export function readAuthorization(header: string | undefined): Authorization | undefined {
  if (header === undefined || !header.startsWith(`${ALGORITHM} `)) return undefined;
  const fields = new Map(
    header
      .slice(ALGORITHM.length)
      .split(',')
      .map((field) => {
        const [name = '', ...value] = field.trim().split('=');
        return [name, value.join('=')];
      }),
  );
  const [keyId, date, region, service, terminator] = fields.get('Credential')?.split('/') ?? [];
  const signedHeaders = fields.get('SignedHeaders');
  const signature = fields.get('Signature');
  if (!keyId || !date || !region || !service || !terminator) return undefined;
  if (!signedHeaders || !signature) return undefined;
  return {
    keyId,
    date,
    region,
    service,
    terminator,
    signedHeaders: signedHeaders.split(';'),
    signature,
  };
}

/** The error for a request whose header `readAuthorization` can't use. */
export function unusableAuthorization(header: string | undefined): AwsError {
  if (header === undefined) {
    const message = 'Request is missing Authentication Token';
    return new AwsError(403, 'MissingAuthenticationToken', message);
  }
  const needed = ['Credential', 'Signature', 'SignedHeaders'];
  const missing = needed.filter((name) => !header.includes(`${name}=`));
  const words = missing.map((name) => `Authorization header requires '${name}' parameter.`);
  const message = words.join(' ') || 'Authorization header is malformed.';
  return new AwsError(400, 'IncompleteSignature', message);
}

/** Throws AWS's error unless the request was signed with this secret, for this moment (ms). */
export function checkSignature(
  request: WireRequest,
  authorization: Authorization,
  secret: string,
  now: number,
): void {
  const stamp = timeStamp(request);
  checkScope(authorization, stamp);
  checkClock(stamp, now);
  checkSignedHeaders(request, authorization);
  const bodyHash = sha256(request.body);
  const canonical = canonicalRequest(request, authorization, bodyHash);
  if (signatureOf(canonical, authorization, stamp, secret) !== authorization.signature) {
    throw signatureDoesNotMatch(SECRET_OR_METHOD_WRONG);
  }
}

function timeStamp({ headers }: WireRequest): string {
  const stamp = headers.get('x-amz-date') ?? toStamp(Date.parse(headers.get('date') ?? ''));
  if (stamp !== undefined && /^\d{8}T\d{6}Z$/.test(stamp)) return stamp;
  const message =
    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
  throw new AwsError(400, 'IncompleteSignature', message);
}

function checkScope({ date, terminator }: Authorization, stamp: string): void {
  if (terminator !== 'aws4_request') {
    const message = `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`;
    throw signatureDoesNotMatch(message);
  }
  if (date !== stamp.slice(0, 8)) {
    const message = `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${stamp.slice(0, 8)}', from '${stamp}'..`;
    throw signatureDoesNotMatch(message);
  }
}

// STS and IAM answer a skewed clock with SignatureDoesNotMatch (aws/aws-cli#6676); RequestExpired belongs to the older
// signature versions.
function checkClock(stamp: string, now: number): void {
  const signedAt = Date.parse(
    stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const current = toStamp(now);
  if (signedAt < now - FIFTEEN_MINUTES) {
    const limit = toStamp(now - FIFTEEN_MINUTES);
    const message = `Signature expired: ${stamp} is now earlier than ${limit} (${current} - 15 min.)`;
    throw signatureDoesNotMatch(message);
  }
  if (signedAt > now + FIFTEEN_MINUTES) {
    const limit = toStamp(now + FIFTEEN_MINUTES);
    const message = `Signature not yet current: ${stamp} is still later than ${limit} (${current} + 15 min.)`;
    throw signatureDoesNotMatch(message);
  }
}

function checkSignedHeaders({ headers }: WireRequest, { signedHeaders }: Authorization): void {
  if (!signedHeaders.includes('host')) {
    const message = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
    throw signatureDoesNotMatch(message);
  }
  const unsigned = [...headers.keys()].filter(
    (name) => name.startsWith('x-amz-') && !signedHeaders.includes(name),
  );
  const absent = signedHeaders.filter((name) => !headers.has(name));
  if (unsigned.length > 0 || absent.length > 0) throw signatureDoesNotMatch(SECRET_OR_METHOD_WRONG);
}

function canonicalRequest(
  { method, url, headers }: WireRequest,
  { signedHeaders }: Authorization,
  bodyHash: string,
): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const headerLines = signedHeaders.map(
    (name) => `${name}:${(headers.get(name) ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  return [
    method,
    path.split('/').map(encode).join('/'),
    canonicalQuery(query),
    headerLines.join(''),
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n');
}

function canonicalQuery(query: string): string {
  // Sorted by name, then value: comparing whole `name=value` texts would put `a-b` before `a`.
  return [...new URLSearchParams(query)]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted((one, other) => compare(one[0], other[0]) || compare(one[1], other[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

// RFC 3986: encodeURIComponent leaves five reserved characters alone.
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function signatureOf(
  canonical: string,
  { date, region, service, terminator }: Authorization,
  stamp: string,
  secret: string,
): string {
  const scope = [date, region, service, terminator];
  const signingKey = scope.reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  const stringToSign = [ALGORITHM, stamp, scope.join('/'), sha256(canonical)].join('\n');
  return createHmac('sha256', signingKey).update(stringToSign).digest('hex');
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function toStamp(milliseconds: number): string | undefined {
  if (Number.isNaN(milliseconds)) return undefined;
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
