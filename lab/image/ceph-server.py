# Keeps Ceph's own command line, /usr/bin/ceph.bin, in memory with its connections: ceph-server.py SOCKET
# Takes one command after the other from `ceph`, with the standard files to use, and answers with the exit code.
import contextlib
import functools
import importlib.machinery
import importlib.util
import os
import select
import socket
import sys

IDLE = 600

path = sys.argv[1]
lock = os.open(path + '.lock', os.O_CREAT | os.O_RDWR, 0o600)
try:
    os.lockf(lock, os.F_TLOCK, 0)
except OSError:
    sys.exit(0)

loader = importlib.machinery.SourceFileLoader('ceph_cli', '/usr/bin/ceph.bin')
cli = importlib.util.module_from_spec(importlib.util.spec_from_loader('ceph_cli', loader))
loader.exec_module(cli)

Rados = cli.rados.Rados
connections = {}


class Connection:
    """A connection that is made once for everyone who asks with the same options."""

    def __init__(self, **options):
        self.rados, self.connected, self.options = Rados(**options), False, options

    def connect(self, timeout=0):
        if not self.connected:
            self.rados.connect(timeout=timeout)
        self.connected = True

    def conf_parse_argv(self, args):
        # One that is connected takes no options any more; it has had the same ones, and the rest of the words is what is asked for.
        parser = Rados(**self.options) if self.connected else self.rados
        try:
            return parser.conf_parse_argv(args)
        finally:
            if parser is not self.rados:
                parser.shutdown()

    def shutdown(self):
        pass

    def __getattr__(self, name):
        return getattr(self.rados, name)


def connection(**options):
    key = (repr(options), tuple(arg for arg in sys.argv if arg.startswith(('--keyring', '--conf', '--mon'))))
    if key not in connections or not connections[key].connected:
        connections[key] = Connection(**options)
    return connections[key]


connection.DEFAULT_CONF_FILES = Rados.DEFAULT_CONF_FILES
cli.rados.Rados = connection
# Which commands there are is asked each time, since managers add theirs when they come; understanding the answer is what takes long.
cli.parse_json_funcsigs = functools.lru_cache(None)(cli.parse_json_funcsigs)


def run(words):
    sys.argv = ['ceph', *words]
    try:
        return cli.main() or 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1 if end.code else 0
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        return 1


def serve(client):
    data, files, _, _ = socket.recv_fds(client, 1 << 17, 3)
    while more := client.recv(1 << 17):
        data += more
    poll = select.poll()
    poll.register(client, 0)
    gone = any(event & select.POLLHUP for _, event in poll.poll(0))
    for fd, file in enumerate(files):
        if not gone:
            os.dup2(file, fd)
        os.close(file)
    if gone:
        return
    code = run(data.decode().split('\0')[:-1])
    sys.stdout.flush()
    sys.stderr.flush()
    null = os.open(os.devnull, os.O_RDWR)
    for fd in range(3):
        os.dup2(null, fd)
    os.close(null)
    with contextlib.suppress(OSError):
        client.sendall(bytes([code & 255]))


if os.path.exists(path):
    os.unlink(path)
server = socket.socket(socket.AF_UNIX)
server.bind(path)
server.listen(64)
server.settimeout(IDLE)
while True:
    try:
        client, _ = server.accept()
    except TimeoutError:
        os.unlink(path)
        break
    with client:
        try:
            serve(client)
        except OSError:
            # Who asked has gone away meanwhile, and what could not be written to them must not be told to the next one.
            os.unlink(path)
            os._exit(1)
