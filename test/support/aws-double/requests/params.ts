import type { KeyStatus } from '../keys.ts';
import { validationError } from './aws-error.ts';

/** The parameters of a request, by name. */
export type Params = Readonly<Record<string, string>>;

/** The user name if one was sent; ValidationError for anything IAM would reject (such as a path). */
export function userNameParam(params: Params): string | undefined {
  const name = params['UserName'];
  if (name === undefined) return undefined;
  checkLength('userName', name, 1, 128);
  if (!/^[\w+=,.@-]+$/.test(name)) {
    const message =
      'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-';
    throw validationError(message);
  }
  return name;
}

/** The access key id, well-formed or not: 16 to 128 letters, digits and underscores. */
export function accessKeyIdParam(params: Params): string {
  const id = required(params['AccessKeyId'], 'accessKeyId');
  checkLength('accessKeyId', id, 16, 128);
  if (!/^\w+$/.test(id)) {
    throw detected(
      `'${id}'`,
      'accessKeyId',
      'Member must satisfy regular expression pattern: [\\w]+',
    );
  }
  return id;
}

/** The status in an UpdateAccessKey request. */
export function statusParam(params: Params): KeyStatus {
  const status = required(params['Status'], 'status');
  if (status === 'Active' || status === 'Inactive') return status;
  throw detected(`'${status}'`, 'status', 'Member must satisfy enum value set: [Active, Inactive]');
}

/** The duration of a session in seconds if one was sent: 900 to 129 600. */
export function durationParam(params: Params): number | undefined {
  const text = params['DurationSeconds'];
  if (text === undefined) return undefined;
  const seconds = Number(text);
  const must = 'Member must have value';
  if (!(seconds >= 900)) {
    throw detected(`'${text}'`, 'durationSeconds', `${must} greater than or equal to 900`);
  }
  if (seconds > 129_600) {
    throw detected(`'${text}'`, 'durationSeconds', `${must} less than or equal to 129600`);
  }
  return seconds;
}

/** The serial number of an MFA device if one was sent: 9 to 256 characters. */
export function serialNumberParam(params: Params): string | undefined {
  const serial = params['SerialNumber'];
  if (serial !== undefined) checkLength('serialNumber', serial, 9, 256);
  return serial;
}

/** An MFA code if one was sent: six digits. All its faults are reported at once. */
export function tokenCodeParam(params: Params): string | undefined {
  const code = params['TokenCode'];
  if (code === undefined) return undefined;
  const broken = [
    ...(code.length > 6 ? ['Member must have length less than or equal to 6'] : []),
    ...(code.length < 6 ? ['Member must have length greater than or equal to 6'] : []),
    ...(/\D/.test(code) ? ['Member must satisfy regular expression pattern: [\\d]*'] : []),
  ];
  if (broken.length === 0) return code;
  throw validationError(
    `${broken.length} validation error${broken.length > 1 ? 's' : ''} detected: ${broken
      .map((rule) => `Value '${code}' at 'tokenCode' failed to satisfy constraint: ${rule}`)
      .join('; ')}`,
  );
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw detected('null', name, 'Member must not be null');
  return value;
}

function checkLength(name: string, value: string, least: number, most: number): void {
  const must = 'Member must have length';
  if (value.length < least) {
    throw detected(`'${value}'`, name, `${must} greater than or equal to ${least}`);
  }
  if (value.length > most) {
    throw detected(`'${value}'`, name, `${must} less than or equal to ${most}`);
  }
}

function detected(value: string, name: string, constraint: string) {
  return validationError(
    `1 validation error detected: Value ${value} at '${name}' failed to satisfy constraint: ${constraint}`,
  );
}
