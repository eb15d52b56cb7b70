// A tiny Handrail client in JavaScript: joins, reads along, comes back after a break, asks for a turn.
//
//     node docs/examples/tiny-client.mjs Ana < link.txt
//
// The first line of standard input is the link; it is a secret, so it is no argument. Every further
// line is a command in JSON without its id, such as {"type":"RaiseHand"}. Node 20 or newer, and no
// package: the websocket is made by hand below, so that nothing hides what goes over the wire.

import { randomBytes, createHash } from "node:crypto";
import http from "node:http";
import https from "node:https";
import { createInterface } from "node:readline";

const PROTOCOL = "handrail.v1";

// What we know. All of it comes from the server's events; nothing from our own wishes.
const me = { name: process.argv[2] ?? "Guest", number: 0, session: "", epoch: "", seq: 0 };
const people = new Map();
const queue = [];
let partials = new Map();
const open = new Map(); // commands without an answer, by id
let line = null;
let counter = 0;

// The text may come from anybody: nothing in it may act on this terminal.
const clean = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, " ");
const tell = (text) => console.log(clean(text));
const name = (number) => people.get(number) ?? "Somebody";

// One function for each event that we show. The rest is folded by nobody here, and that is allowed.
const on = {
  MeetingOpened: (e) => tell(`The meeting is open: ${e.title}`),
  PersonJoined: (e) => (people.set(e.seq, e.name), tell(`${e.name} is here.`)),
  PersonRenamed: (e) => people.set(e.person, e.name),
  HandRaised: (e) => {
    queue.splice(e.place - 1, 0, { hand: e.seq, person: e.person });
    tell(`${name(e.person)} is number ${e.place} in the queue.`);
  },
  HandLowered: (e) => takeDown(e.hand),
  TurnBegan: (e) => (takeDown(e.hand), tell(`${name(e.person)} has the floor.`)),
  CaptionAdded: (e) => {
    partials.delete(e.by ?? 0);
    tell(`${e.speaker ? name(e.speaker) : "Speaker"}, ${e.source}: ${e.text}`);
  },
  ChatSaid: (e) => tell(`${name(e.by)} in the chat: ${e.text}`),
  CardShown: (e) => tell(`${e.sort}: ${e.named ? name(e.person) : "somebody"}`),
  MeetingClosed: () => tell("The meeting is closed."),
};

function takeDown(hand) {
  const place = queue.findIndex((one) => one.hand === hand);
  if (place >= 0) queue.splice(place, 1);
}

function receive(text) {
  const message = JSON.parse(text);
  switch (message.type) {
    case "welcome":
      Object.assign(me, { number: message.you, session: message.session, epoch: message.epoch });
      partials = new Map();
      for (const command of open.values()) send(command); // each is done once, however often it comes
      return;
    case "reset":
      Object.assign(me, { epoch: message.epoch, seq: 0 });
      people.clear();
      queue.length = 0;
      return tell("The meeting's record began anew.");
    case "partial":
      return partial(message);
    case "done":
      open.delete(message.id);
      return tell(`Done: ${message.id}`);
    case "refused":
      open.delete(message.id);
      return tell(`Refused: ${message.why} ${message.next ?? ""}`);
    case "goodbye":
      tell(`Goodbye: ${message.why} ${message.next ?? ""}`);
      if (message.again === undefined) process.exitCode = 1;
      line.again = message.again ?? null;
      return;
  }
  if (message.seq <= me.seq) return; // it came before the line broke
  if (message.seq !== me.seq + 1) return line.destroy(); // something is lost: ask for it again
  me.seq = message.seq;
  on[message.type]?.(message);
}

function partial(message) {
  const last = partials.get(message.source) ?? { revision: -1, text: [] };
  const keep = message.keep ?? 0;
  if (message.revision <= last.revision || keep > last.text.length) return;
  // Code points, not UTF-16 units: [...text] parts a string as the protocol counts it.
  const text = [...last.text.slice(0, keep), ...message.text];
  partials.set(message.source, { revision: message.revision, text });
}

function ask(command) {
  const id = `${PREFIX}-${++counter}`;
  open.set(id, { ...command, id });
  if (me.session && line) send(open.get(id));
}

const PREFIX = randomBytes(6).toString("hex");
const hello = () =>
  me.session
    ? { type: "hello", session: me.session, since: me.seq, epoch: me.epoch }
    : { type: "hello", token: secret, name: me.name };

// The websocket, as RFC 6455 has it: masked text frames to the server, plain ones from it.

function frame(opcode, payload) {
  const size = payload.length;
  const head = size < 126 ? Buffer.alloc(2) : Buffer.alloc(4);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (size < 126 ? size : 126);
  if (size >= 126) head.writeUInt16BE(size, 2);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, payload.map((byte, n) => byte ^ mask[n % 4])]);
}

const send = (message) => line?.write(frame(1, Buffer.from(JSON.stringify(message))));

function frames(take) {
  let data = Buffer.alloc(0);
  return (more) => {
    data = Buffer.concat([data, more]);
    for (;;) {
      if (data.length < 2) return;
      let [size, start] = [data[1] & 127, 2];
      if (size === 126) [size, start] = [data.length < 4 ? Infinity : data.readUInt16BE(2), 4];
      else if (size === 127)
        [size, start] = [data.length < 10 ? Infinity : Number(data.readBigUInt64BE(2)), 10];
      if (data.length < start + size) return;
      take(data[0] & 15, data.subarray(start, start + size));
      data = data.subarray(start + size);
    }
  };
}

function connect(wait = 250) {
  const key = randomBytes(16).toString("base64");
  const request = (address.protocol === "wss:" ? https : http).request({
    host: address.hostname.replace(/[[\]]/g, ""),
    port: address.port,
    path: address.pathname,
    headers: {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": key,
      "Sec-WebSocket-Protocol": PROTOCOL,
    },
  });
  const later = () => setTimeout(connect, wait * (0.5 + Math.random()), Math.min(2 * wait, 30_000));
  request.on("error", later);
  request.on("response", (answer) => (tell(`No meeting there: ${answer.statusCode}`), process.exit(1)));
  request.on("upgrade", (answer, socket, head) => {
    const proof = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
    const { "sec-websocket-accept": accepted, "sec-websocket-protocol": chosen } = answer.headers;
    if (accepted !== proof.digest("base64") || chosen !== PROTOCOL) {
      tell("That is no Handrail server of this version.");
      process.exit(1);
    }
    line = socket;
    line.again = wait;
    const take = frames((opcode, payload) => {
      if (opcode === 1) receive(payload.toString());
      else if (opcode === 8) socket.end(frame(8, payload));
      else if (opcode === 9) socket.write(frame(10, payload));
    });
    socket.on("data", take);
    socket.on("error", () => {});
    socket.on("close", () => {
      line = null;
      if (socket.again === null) process.exit();
      tell("The line is down.");
      setTimeout(connect, socket.again * (0.5 + Math.random()));
    });
    send(hello());
    take(head);
  });
  request.end();
}

const input = createInterface({ input: process.stdin });
const lines = input[Symbol.asyncIterator]();
const address = new URL((await lines.next()).value.trim());
const secret = address.hash.slice(1);
connect();
for await (const text of lines) ask(JSON.parse(text));
