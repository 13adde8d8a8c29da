import { connect, type Socket } from 'node:net';

/** What came back: the status, and where a redirect leads. */
export interface Reply {
  readonly status: number;
  readonly location: string | undefined;
}

/**
 * One connection that stays open, as a browser keeps it, and asks one thing after the other. As lean as it can be: it
 * runs on the same processors as what it measures.
 */
export class Browser {
  readonly #socket: Socket;
  readonly #head: string;
  #heard = '';
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null;

  private constructor(socket: Socket, head: string) {
    this.#socket = socket;
    this.#head = head;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#hear(text));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
  }

  static open(port: number, cookie: string): Promise<Browser> {
    const host = `127.0.0.1:${port}`;
    const head = `host: ${host}\r\norigin: http://${host}\r\ncookie: ${cookie}\r\naccept: text/html\r\n`;
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Browser(socket, head))).once(
        'error',
        reject,
      );
    });
  }

  /** Sends a form. `body` is encoded already, in ASCII. */
  post(path: string, body: string): Promise<Reply> {
    const type = 'content-type: application/x-www-form-urlencoded';
    const text = `POST ${path} HTTP/1.1\r\n${this.#head}${type}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(text, 'latin1');
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #hear(text: string): void {
    this.#heard += text;
    const end = this.#heard.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#heard.slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#heard.length < end + 4 + length) return;
    this.#heard = this.#heard.slice(end + 4 + length);
    const location = /\r\nlocation: (.*)/i.exec(head)?.[1];
    this.#waiting?.resolve({ status: Number(head.slice(9, 12)), location });
  }
}
