import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

const PATH = '/mqtt';
/** Several packets may come in one message; the limit of one packet is looked at later. */
const MOST_MESSAGE_BYTES = 1024 * 1024;

// Compression would cost each connection its own window, which 10,000 of them could not have.
const server = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  clientTracking: false,
  maxPayload: MOST_MESSAGE_BYTES,
  handleProtocols: (protocols) => (protocols.has('mqtt') ? 'mqtt' : false),
});

/** Answers a request for MQTT over a WebSocket, as IoT Core does at `/mqtt`; everything else gets 404. */
export function acceptMqtt(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  opened: (webSocket: WebSocket) => void,
): void {
  const [path] = (request.url ?? '/').split('?');
  if (path !== PATH) {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  server.handleUpgrade(request, socket, head, opened);
}
