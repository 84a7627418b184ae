# admin-socket.py SOCKET WORD...: ask a daemon of Ceph through its admin socket, as `ceph --admin-daemon` does.
import socket
import struct
import sys

with socket.socket(socket.AF_UNIX) as daemon:
    daemon.settimeout(20)
    daemon.connect(sys.argv[1])
    daemon.sendall(b'{"prefix": "%s"}\0' % ' '.join(sys.argv[2:]).encode())
    answers = daemon.makefile('rb')
    length, = struct.unpack('>I', answers.read(4))
    sys.stdout.write(answers.read(length).decode())
