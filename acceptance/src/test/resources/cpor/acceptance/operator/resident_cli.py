"""The AWS CLI, started once: to start it takes ten times as long as what it is called for.

A call is a fork of this process in the caller's place. Its arguments, environment, folder and streams are taken from
/proc by the caller's process id, which comes over a port of this machine, and the exit code goes back. Prints the port,
and ends with what holds the other end of its input. Its arguments are services, whose descriptions it reads at once.
"""

import os
import socketserver
import sys
import threading

import awscli.clidriver


def environment(process):
    with open(f"{process}/environ", "rb") as variables:
        return dict(variable.split(b"=", 1) for variable in variables.read().split(b"\0") if variable)


def arguments(process):
    """Those of the script, without the shell that runs it and its own name."""
    with open(f"{process}/cmdline") as line:
        return line.read().split("\0")[2:-1]


def take_the_place_of(process):
    for stream, access in enumerate([os.O_RDONLY, os.O_WRONLY, os.O_WRONLY]):
        os.dup2(os.open(f"{process}/fd/{stream}", access | os.O_APPEND), stream)
    os.chdir(f"{process}/cwd")
    os.environb.clear()
    os.environb.update(environment(process))


def exit_code(words):
    try:
        return cli.main(words)
    except SystemExit as ended:
        return ended.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


class Call(socketserver.StreamRequestHandler):
    def handle(self):
        process = f"/proc/{int(self.rfile.readline())}"
        take_the_place_of(process)
        self.wfile.write(b"%d\n" % exit_code(arguments(process)))


class Calls(socketserver.ForkingMixIn, socketserver.TCPServer):
    pass


def end_with_the_input():
    os.read(0, 1)
    os._exit(0)


cli = awscli.clidriver.create_clidriver()
for service in sys.argv[1:]:
    cli.session.create_client(service, region_name="eu-central-1")
with Calls(("127.0.0.1", 0), Call) as calls:
    threading.Thread(target=end_with_the_input, daemon=True).start()
    print(calls.server_address[1], flush=True)
    calls.serve_forever()
