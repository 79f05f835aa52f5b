import { lookup } from 'node:dns';
import dns from 'node:dns/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { isLoopback, takeReached } from './loopback-only.ts';

const failure = (socket: net.Socket) =>
  new Promise<string>((resolve) => socket.on('error', ({ message }) => resolve(message)));

describe('the loopback guard', () => {
  it.each([
    ['a socket by port and host', () => failure(net.connect(9, '192.0.2.1')), 'a connection to 192.0.2.1'],
    [
      'a socket by options',
      () => failure(net.connect({ port: 9, host: 'example.com' })),
      'a connection to example.com',
    ],
    ['a TLS socket', () => failure(tls.connect(9, 'example.com')), 'a connection to example.com'],
    ['a fetch', () => fetch('https://example.com').catch(() => undefined), 'a connection to example.com'],
    ['a name', () => dns.lookup('example.com').catch(() => undefined), 'the address of example.com'],
    ['records of a name', () => dns.resolve4('example.com').catch(() => undefined), 'the address of example.com'],
    [
      'a name by callback',
      () => new Promise((resolve) => lookup('example.com', resolve)),
      'the address of example.com',
    ],
  ])('remembers %s though the error is swallowed', async (_, reach, expected) => {
    await reach();
    expect(takeReached()).toEqual([expected]);
  });

  it('lets loopback through', async () => {
    const server = http.createServer((_, response) => response.end('here')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const answers = await Promise.all(
      [`http://127.0.0.1:${port}`, `http://localhost:${port}`].map(async (url) => (await fetch(url)).text()),
    );
    server.close();
    expect(answers).toEqual(['here', 'here']);
  });

  it.fails('fails a test that swallows the error', async () => {
    await fetch('https://example.com').catch(() => undefined);
  });

  it.each([
    ['localhost', true],
    ['sandbox.localhost', true],
    ['127.0.0.53', true],
    ['[::1]', true],
    ['::ffff:127.0.0.1', true],
    ['127.0.0.1.example.com', false],
    ['localhost.example.com', false],
    ['10.0.0.1', false],
    ['169.254.169.254', false],
    ['', false],
  ])('takes %s as loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  it('hides credentials and instance metadata from AWS clients', () => {
    const left = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
    expect(left.sort()).toEqual(['AWS_CONFIG_FILE', 'AWS_EC2_METADATA_DISABLED', 'AWS_SHARED_CREDENTIALS_FILE']);
  });
});
