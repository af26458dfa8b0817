#!/usr/bin/env python3
"""Checks a corpus of JSON Lines on a Dask cluster: each worker pipes parts of it through
`obelus stream`. The answers come out in the order of the corpus, as from one process.

    dask scheduler                                   # on one machine
    dask worker tcp://SCHEDULER:8786 --nthreads 1    # on every machine, once a core
    check_corpus.py --scheduler tcp://SCHEDULER:8786 corpus.jsonl findings.jsonl

The corpus and the folder of the answers must be reachable by all workers under the same name.
A part whose worker dies is done again by another.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from distributed import Client


def lines_from(path, begin, end):
    """The bytes of the lines that begin in [begin, end) of the file."""
    with open(path, 'rb') as corpus:
        if begin > 0:
            corpus.seek(begin - 1)
            corpus.readline()  # what began before belongs to the part before
        lines = corpus.read(max(end - corpus.tell(), 0))
        if lines and not lines.endswith(b'\n'):
            lines += corpus.readline()
        return lines


def check_part(corpus, begin, end, command, target):
    """Runs on a worker. The answers appear under their name when they are whole."""
    lines = lines_from(corpus, begin, end)
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(target), delete=False) as out:
        try:
            subprocess.run(command, input=lines, stdout=out, check=True)
            os.replace(out.name, target)
        except BaseException:
            os.unlink(out.name)
            raise
    return target


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n\n', maxsplit=1)[0])
    parser.add_argument('corpus')
    parser.add_argument('answers')
    parser.add_argument('--scheduler', required=True)
    parser.add_argument('--obelus', default='obelus', help='the program, on every worker')
    parser.add_argument('--policy', default='core')
    parser.add_argument('--part', type=int, default=8 << 20, metavar='BYTES')
    flags = parser.parse_args()

    corpus = os.path.abspath(flags.corpus)
    answers = os.path.abspath(flags.answers)
    # One thread each: a cluster runs a worker for each core.
    command = [flags.obelus, 'stream', '--jobs', '1', '--policy', flags.policy]
    size = os.path.getsize(corpus)
    with Client(flags.scheduler) as client, \
            tempfile.TemporaryDirectory(dir=os.path.dirname(answers)) as folder:
        parts = [client.submit(check_part, corpus, begin, min(begin + flags.part, size), command,
                               os.path.join(folder, f'{begin:020}'), pure=False, retries=2)
                 for begin in range(0, size, flags.part)]
        with open(answers, 'wb') as out:
            for part in parts:
                name = part.result()
                with open(name, 'rb') as checked:
                    shutil.copyfileobj(checked, out)
                os.unlink(name)
    return 0


if __name__ == '__main__':
    sys.exit(main())
