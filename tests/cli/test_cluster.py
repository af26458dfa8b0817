"""examples/cluster: a corpus checked by several workers is checked as by one."""
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest

from program import BROKEN, OBELUS, SANITIZED, SOUND, ProgramTest

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      '../../examples/cluster/check_corpus.py')
# OBELUS_CLUSTER=measure: how much faster two workers are than one, which no test can promise on a
# machine that has other things to do.
MEASURE = os.environ.get('OBELUS_CLUSTER') == 'measure'


def interpreter():
    """One that has Dask: Debian's, where the one that runs this is another."""
    for python in (sys.executable, '/usr/bin/python3'):
        if os.path.exists(python) and subprocess.run(
                [python, '-c', 'import distributed'], stderr=subprocess.DEVNULL,
                check=False).returncode == 0:
            return python
    return None


class CorpusTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', '')
        self.write_corpus(1500)

    def write_corpus(self, size):
        articles = [(SOUND + '\n') * 20, BROKEN * 5, 'قال الوزير: «هذا سبب التأخر.\n' * 10, '', 'x' * 5000]
        lines = [json.dumps({'id': number, 'text': articles[number % 5]}, ensure_ascii=False)
                 for number in range(size)]
        lines[7] = 'no JSON'
        self.corpus = self.write('corpus.jsonl', '\n'.join(lines))  # the last line has no end
        self.expected = self.stream()

    def stream(self):
        with open(self.corpus, 'rb') as corpus:
            return subprocess.run([OBELUS, 'stream', '--policy', 'core'], cwd=self.folder,
                                  stdin=corpus, stdout=subprocess.PIPE, check=True).stdout


class Parallel(CorpusTest):
    def test_gnu_parallel(self):
        if not shutil.which('parallel'):
            self.skipTest('parallel is not installed')
        with open(self.corpus, 'rb') as corpus:
            out = subprocess.run(['parallel', '--will-cite', '--pipe', '--keep-order', '--block', '100k',
                                  OBELUS, 'stream', '--jobs', '1', '--policy', 'core'],
                                 cwd=self.folder, stdin=corpus, stdout=subprocess.PIPE, check=True,
                                 env=dict(os.environ, HOME=self.folder)).stdout
        self.assertEqual(out, self.expected)


@unittest.skipIf(SANITIZED, 'starts many processes; each is slow to start')
class Dask(CorpusTest):
    def setUp(self):
        self.python = interpreter()
        if self.python is None:
            self.skipTest('Dask is not installed')
        super().setUp()
        self.address = os.path.join(self.folder, 'scheduler.json')
        self.start('scheduler', '--port', '0', '--no-dashboard', '--scheduler-file', self.address)
        with_end = time.monotonic() + 60
        while not os.path.exists(self.address):
            self.assertLess(time.monotonic(), with_end, 'the scheduler does not start')
            time.sleep(0.1)

    def start(self, what, *arguments):
        process = subprocess.Popen([self.python, '-m', f'distributed.cli.dask_{what}', '--host', '127.0.0.1',
                                    *arguments], cwd=self.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, start_new_session=True)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def worker(self):
        return self.start('worker', '--scheduler-file', self.address, '--nthreads', '1', '--no-nanny',
                          '--no-dashboard', '--local-directory', self.folder)

    def check(self, program=OBELUS, part=50_000):
        with open(self.address, encoding='utf8') as file:
            scheduler = json.load(file)['address']
        return subprocess.Popen([self.python, SCRIPT, '--scheduler', scheduler, '--obelus', program,
                                 '--part', str(part), 'corpus.jsonl', 'out.jsonl'], cwd=self.folder,
                                stderr=subprocess.PIPE)

    def expect_answers(self, run):
        err = run.communicate(timeout=120)[1].decode()
        self.assertEqual(run.returncode, 0, err)
        self.assertEqual(self.read('out.jsonl').encode(), self.expected)

    def test_two_workers_answer_as_one_process(self):
        self.worker()
        self.worker()
        for part in (99_991, 10_000_000):
            self.expect_answers(self.check(part=part))

    def test_what_a_killed_worker_had_is_done_again(self):
        # A program that says when it has begun, and then takes its time.
        slow = self.write('slow', '#!/bin/sh\necho >> begun\nsleep 1\nexec "$OBELUS" "$@"\n')
        os.chmod(slow, 0o755)
        victim = self.worker()
        run = self.check(slow, part=400_000)
        begun = os.path.join(self.folder, 'begun')
        with_end = time.monotonic() + 60
        while not os.path.exists(begun):
            self.assertLess(time.monotonic(), with_end, 'no worker begins')
            time.sleep(0.1)
        os.killpg(victim.pid, signal.SIGKILL)
        self.worker()
        self.expect_answers(run)

    @unittest.skipUnless(MEASURE, 'OBELUS_CLUSTER is not set')
    def test_two_workers_are_faster_than_one(self):
        self.write_corpus(40_000)
        seconds = []
        for _ in range(2):
            self.worker()
            time.sleep(5)
            begin = time.monotonic()
            self.expect_answers(self.check(part=2 << 20))
            seconds.append(time.monotonic() - begin)
        print(f'one worker {seconds[0]:.2f} s, two {seconds[1]:.2f} s', file=sys.stderr)
        self.assertGreater(seconds[0] / seconds[1], 1.7)


if __name__ == '__main__':
    unittest.main()
