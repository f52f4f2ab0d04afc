import { z } from 'zod';
import { Failure } from '../values/failure.ts';
import { Text } from '../values/key-facts.ts';
import { longestAddress, proxyAddress } from '../values/proxy-address.ts';

/** The address of a proxy: `http://proxy.example:8080`. One with a name and password holds a secret, and is refused. */
const ProxyAddress = z
  .string()
  .max(longestAddress)
  .refine((text) => proxyAddress(text) === text);

/** Which proxy requests to AWS go through. */
export const ProxyChoice = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('as set') }),
  z.strictObject({ use: z.literal('none') }),
  z.strictObject({ use: z.literal('this one'), address: ProxyAddress }),
]);
export type ProxyChoice = z.infer<typeof ProxyChoice>;

/** How AWS is reached. */
export const NetworkChoice = z.strictObject({
  proxy: ProxyChoice,
  /** A file of certificates (PEM) that are trusted besides those of the system. */
  certificates: z.string().min(1).max(4096).optional(),
});
export type NetworkChoice = z.infer<typeof NetworkChoice>;

/** The proxy of the variables or the system, and no additional certificates. */
export const defaultNetworkChoice: NetworkChoice = { proxy: { use: 'as set' } };

/** What names a proxy. */
export const ProxyOrigin = z.enum(['settings', 'HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'system']);
export type ProxyOrigin = z.infer<typeof ProxyOrigin>;

/** The links between this computer and AWS, in the order in which a request passes them. */
export const linkNames = ['name', 'proxy', 'reach', 'certificate', 'answer', 'clock'] as const;
export const LinkName = z.enum(linkNames);
export type LinkName = z.infer<typeof LinkName>;

/** The result of testing one of them. */
export const Link = z.strictObject({
  link: LinkName,
  found: z.enum(['works', 'fails', 'not needed', 'not reached']),
  failure: Failure.optional(),
  /** The address of a name or proxy, the issuer of a certificate, the host of a sign-in page. */
  fact: Text.optional(),
  origin: ProxyOrigin.optional(),
  /** How far this computer's clock is behind AWS's (ahead: negative), in ms. */
  clockOff: z.number().optional(),
});
export type Link = z.infer<typeof Link>;

/** The result of testing the connection to one host. */
export const ConnectionTest = z.strictObject({ host: Text, links: z.array(Link) });
export type ConnectionTest = z.infer<typeof ConnectionTest>;
