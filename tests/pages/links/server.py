"""A site of the tests' own, on this machine: what it answers is written in the address asked."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        """'/404', '/301?/200' (moved there), '/429?7' (come back in seven seconds), '/head405' (no HEAD)."""
        path, _mark, said = self.path.partition("?")
        self.server.asked.append((self.command, self.headers["Host"].partition(":")[0], self.path))
        self.server.agents.add(self.headers["User-Agent"])
        if path == "/head405":
            path = "/405" if self.command == "HEAD" else "/200"
        if path == "/head404":
            path = "/404" if self.command == "HEAD" else "/200"
        if path == "/dossier":
            path, said = "/301", "/dossier/"
        self.send_response(int(path[1:4]) if path[1:4].isdigit() else 200)
        if path[1:2] == "3":
            self.send_header("Location", said or self.path)
        if path in ("/429", "/503") and said:
            self.send_header("Retry-After", said)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer

    def log_message(self, *args):
        pass


@contextmanager
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.agents = [], set()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
