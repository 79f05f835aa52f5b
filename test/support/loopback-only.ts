/**
 * Vitest's setup file: a test that opens a connection or asks for a name outside this machine fails, even when the
 * code under test swallows the error. AWS's clients find no credentials, profile or instance metadata.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { afterAll, afterEach, expect } from 'vitest';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|(::ffff:)?127(\.\d{1,3}){3}|::1|0:0:0:0:0:0:0:1)\.?$/i;

let reached: readonly string[] = [];

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, ''));
}

/** What was reached for outside this machine since the last call. Taking it forgives it. */
export function takeReached(): readonly string[] {
  const taken = reached;
  reached = [];
  return taken;
}

function refuse(what: string): Error {
  reached = [...reached, what];
  return new Error(`A test reached for ${what}: only loopback is allowed here.`);
}

/** The host of `socket.connect(…)` in any of its forms; undefined for a path (a Unix socket). */
function hostOf([first, second]: readonly unknown[]): string | undefined {
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}

const { connect } = net.Socket.prototype;

Object.defineProperty(net.Socket.prototype, 'connect', {
  configurable: true,
  writable: true,
  value(this: net.Socket, ...args: unknown[]): net.Socket {
    const host = hostOf(args);
    if (host === undefined || isLoopback(host)) return Reflect.apply(connect, this, args);
    const error = refuse(`a connection to ${host}`);
    process.nextTick(() => this.destroy(error));
    return this;
  },
});

type Asked = (...args: unknown[]) => unknown;

/** Refuses `name(host, …)` for other hosts: through the callback where there is one, else as a rejection. */
function guardLookup(owner: object, name: string): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return;
  const guarded: Asked = function (this: unknown, ...args) {
    const [host] = args;
    if (typeof host !== 'string' || isLoopback(host)) return Reflect.apply(original, this, args);
    const error = refuse(`the address of ${host}`);
    const callback = args.at(-1);
    if (typeof callback !== 'function') return Promise.reject(error);
    process.nextTick(() => callback(error));
  };
  Object.defineProperty(owner, name, { configurable: true, writable: true, value: guarded });
}

const LOOKUPS = ['lookup', ...Object.keys(dns).filter((name) => /^resolve/.test(name)), 'reverse'];
for (const name of LOOKUPS) {
  for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    guardLookup(owner, name);
  }
}

const { send } = dgram.Socket.prototype;
Object.defineProperty(dgram.Socket.prototype, 'send', {
  configurable: true,
  writable: true,
  value(this: dgram.Socket, ...args: unknown[]): void {
    const host = args.slice(1).find((arg) => typeof arg === 'string') ?? 'localhost';
    if (!isLoopback(host)) throw refuse(`a datagram to ${host}`);
    Reflect.apply(send, this, args);
  },
});
syncBuiltinESMExports();

for (const name of Object.keys(process.env)) {
  if (name.startsWith('AWS_')) delete process.env[name];
}
process.env.AWS_EC2_METADATA_DISABLED = 'true';
process.env.AWS_CONFIG_FILE = '/nonexistent/aws-config';
process.env.AWS_SHARED_CREDENTIALS_FILE = '/nonexistent/aws-credentials';

const nothingReached = () => expect(takeReached(), 'reached for outside this machine').toEqual([]);
afterEach(nothingReached);
afterAll(nothingReached);
