// Denies a process of Node the network, and tells of each attempt. Loaded by `node --require`, it writes each into the
// file that DENIED_NETWORK names, a line of JSON; the tests in the host call it with a function of their own.
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const net = require('node:net');

/** @param {(attempt: { what: string, target: string, stack: string }) => void} tell */
function deny(tell) {
  const refuse = (what, target) => {
    tell({ what, target: String(target), stack: new Error(what).stack });
    throw new Error(`the network is denied here: ${what} ${target}`);
  };
  // What is on a path, a pipe or a socket in the file system, is no network.
  const onPath = (first) => (typeof first === 'string' ? !/^\d+$/.test(first) : Boolean(first?.path));
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [first, host] = Array.isArray(args[0]) ? args[0] : args; // net.connect has sorted them already
    if (onPath(first)) return connect.apply(this, args);
    return refuse('connect', typeof first === 'object' ? `${first.host}:${first.port}` : `${host}:${first}`);
  };
  const { listen } = net.Server.prototype;
  net.Server.prototype.listen = function (...args) {
    return onPath(args[0]) ? listen.apply(this, args) : refuse('listen', JSON.stringify(args[0]));
  };
  for (const resolver of [dns, dns.promises])
    for (const name of Object.keys(resolver))
      if (/^(lookup|resolve|reverse)/.test(name)) resolver[name] = (host) => refuse(`dns.${name}`, host);
  for (const name of ['bind', 'connect', 'send'])
    dgram.Socket.prototype[name] = () => refuse('datagram', name);
  globalThis.fetch = async (input) => refuse('fetch', input?.url ?? input);
}

const file = process.env.DENIED_NETWORK;
if (file) deny((attempt) => appendFileSync(file, `${JSON.stringify(attempt)}\n`));

module.exports = { deny };
