# SPDX-License-Identifier: Apache-2.0
"""PySOA on both sides of an echo.

  echo.py serve REDIS_PORT                 as many server processes as there are processors
  echo.py call REDIS_PORT HARNESS_PORT     callers, as threads in as many processes, led by lines from the harness
"""
import json
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time

SERVICE = 'echo'
TRANSPORT = 'pysoa.common.transport.redis_gateway.'
SECONDS_TO_START = 30


def backend(port, **more):
    return dict(
        backend_type='redis.standard',
        backend_layer_kwargs={'hosts': [('127.0.0.1', port)]},
        **more
    )


def serve(port):
    from conformity import fields
    from pysoa.server.action import Action
    from pysoa.server.server import Server

    class Echo(Action):
        request_schema = fields.Dictionary({'text': fields.UnicodeString()})
        response_schema = fields.Dictionary({'text': fields.UnicodeString()})

        def run(self, request):
            return {'text': request.body['text']}

    class EchoServer(Server):
        service_name = SERVICE
        action_class_map = {'echo': Echo}

    def run():
        settings = EchoServer.settings_class({
            'transport': {'path': TRANSPORT + 'server:RedisServerTransport', 'kwargs': backend(port)},
            'request_log_success_level': 'DEBUG',
        })
        EchoServer.initialize(settings)(settings).run()

    workers = [multiprocessing.Process(target=run, daemon=True) for _ in range(os.cpu_count())]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def client(port):
    from pysoa.client.client import Client

    return Client({SERVICE: {'transport': {
        'path': TRANSPORT + 'client:RedisClientTransport',
        'kwargs': backend(port, message_expiry_in_seconds=20),
    }}})


def make(caller, text, timeout=10):
    response = caller.call_action(SERVICE, 'echo', body={'text': text}, timeout=timeout)
    if response.body['text'] != text:
        raise ValueError('the answer is not the body')


def work(caller, text, end, latencies, failures):
    while True:
        begin = time.perf_counter()
        if begin >= end:
            return
        try:
            make(caller, text)
            latencies.append(int((time.perf_counter() - begin) * 1e9))
        except Exception as e:
            failures.append(repr(e))


def call_in_process(pipe, port, callers, length):
    """One process of callers: told by the pipe for how long to work."""
    clients = [client(port) for _ in range(callers)]
    text = 'x' * length
    pipe.send(None)
    while True:
        seconds = pipe.recv()
        if seconds is None:
            return
        latencies, failures = [], []
        end = time.perf_counter() + seconds
        threads = [
            threading.Thread(target=work, args=(one, text, end, latencies, failures), daemon=True) for one in clients
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pipe.send((latencies, failures))


class Crew(object):
    def __init__(self, port, callers, length):
        count = min(callers, os.cpu_count())
        self.pipes, self.processes = [], []
        for i in range(count):
            here, there = multiprocessing.Pipe()
            share = callers // count + (1 if i < callers % count else 0)
            process = multiprocessing.Process(target=call_in_process, args=(there, port, share, length), daemon=True)
            process.start()
            here.recv()
            self.pipes.append(here)
            self.processes.append(process)

    def load(self, seconds):
        begin = time.perf_counter()
        for pipe in self.pipes:
            pipe.send(seconds)
        results = [pipe.recv() for pipe in self.pipes]
        failures = [failure for result in results for failure in result[1]]
        return {
            'nanos': int((time.perf_counter() - begin) * 1e9),
            'failed': len(failures),
            'first': failures[0] if failures else '',
            'latencies': [latency for result in results for latency in result[0]],
        }

    def close(self):
        for pipe in self.pipes:
            pipe.send(None)
        for process in self.processes:
            process.join()


def await_service(port):
    caller = client(port)
    end = time.time() + SECONDS_TO_START
    while True:
        try:
            return make(caller, 'x', timeout=1)
        except Exception:
            if time.time() > end:
                raise


def call(port, harness_port):
    await_service(port)
    harness = socket.create_connection(('127.0.0.1', harness_port)).makefile('rw', encoding='ascii')
    crew = None

    def answer(value):
        harness.write(json.dumps(value) + '\n')
        harness.flush()

    answer({})
    for line in harness:
        order = line.split()
        if order[0] == 'open':
            crew = Crew(port, int(order[1]), int(order[2]))
            answer({})
        elif order[0] == 'load':
            answer(crew.load(float(order[1])))
        else:
            crew.close()
            answer({})


if __name__ == '__main__':
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    if sys.argv[1] == 'serve':
        serve(int(sys.argv[2]))
    else:
        call(int(sys.argv[2]), int(sys.argv[3]))
