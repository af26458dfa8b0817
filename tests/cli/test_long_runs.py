"""obelus check in the hands of somebody who waits: interrupts, and progress on a terminal."""
import json
import os
import pty
import select
import signal
import subprocess
import time

from program import BROKEN, OBELUS, POLICY, SOUND, RepositoryTest


class LongRun(RepositoryTest):
    """A file that is a pipe holds the run up for as long as the test wants."""

    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        self.write('a.txt', BROKEN)
        os.mkfifo(os.path.join(self.folder, 'pipe.txt'))
        self.write('z.txt', BROKEN)
        self.files = ['a.txt', 'pipe.txt', 'z.txt']

    def start(self, *arguments, **options):
        return subprocess.Popen([OBELUS, 'check', '-j1', *arguments], cwd=self.folder, **options)

    def pipe(self):
        return open(os.path.join(self.folder, 'pipe.txt'), 'wb')  # waits until it is read


class Interrupts(LongRun):
    def interrupt(self, which, *arguments):
        run = self.start(*self.files, *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with self.pipe() as pipe:
            run.send_signal(which)
            pipe.write(SOUND.encode())
        out, err = run.communicate(timeout=60)
        return run.returncode, out.decode(), err.decode()

    def test_what_was_found_is_reported_whole(self):
        for which, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            code, out, err = self.interrupt(which, '-f', 'json', '--report', 'sarif=out.sarif')
            self.assertEqual(code, status, err)
            self.assertIn('interrupted: 1 of 3 files was not checked', err)
            report = json.loads(out)
            self.assertEqual([found['path'] for found in report['findings']], ['a.txt'])
            self.assertEqual(report['summary']['files'], 2)
            run = json.loads(self.read('out.sarif'))['runs'][0]
            self.assertEqual(len(run['results']), 1)
            self.assertFalse(run['invocations'][0]['executionSuccessful'])

    def test_a_baseline_stays_as_it_was(self):
        self.assertEqual(self.interrupt(signal.SIGINT, '--write-baseline')[0], 130)
        self.assertFalse(os.path.exists(os.path.join(self.folder, '.obelus-baseline.json')))

    def test_what_was_checked_is_kept(self):
        self.assertEqual(self.interrupt(signal.SIGINT, '--cache', 'kept')[0], 130)
        self.assertTrue(os.path.exists(os.path.join(self.folder, 'kept/results')))

    def test_exit_zero_does_not_hide_it(self):
        self.assertEqual(self.interrupt(signal.SIGINT, '--exit-zero')[0], 130)

    def test_an_interrupt_that_comes_too_late_changes_nothing(self):
        self.files.pop()
        self.assertEqual(self.interrupt(signal.SIGINT)[0], 1)

    def test_a_second_one_kills(self):
        run = self.start(*self.files, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with self.pipe():
            run.send_signal(signal.SIGINT)
            time.sleep(0.1)
            run.send_signal(signal.SIGINT)
            self.assertEqual(run.wait(timeout=60), -signal.SIGINT)

    def test_a_stream_ends_too(self):
        run = subprocess.Popen([OBELUS, 'stream'], cwd=self.folder, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        run.stdin.write(b'{"id": 1, "text": "A line."}\n')
        run.stdin.flush()
        self.assertEqual(json.loads(run.stdout.readline())['id'], 1)
        run.send_signal(signal.SIGTERM)
        self.assertEqual(run.wait(timeout=60), 143)
        run.communicate()


class Progress(LongRun):
    def on_terminal(self, *arguments, wait=1.2, term='xterm', both=False):
        """What the program writes to a terminal as its standard error, or as both outputs."""
        ours, its = pty.openpty()
        run = self.start(*self.files, *arguments, stdout=its if both else subprocess.DEVNULL, stderr=its,
                         env=dict(os.environ, TERM=term))
        os.close(its)
        with self.pipe() as pipe:
            time.sleep(wait)
            pipe.write(SOUND.encode())
        written = b''
        while select.select([ours], [], [], 60)[0]:
            try:
                data = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            written += data
        os.close(ours)
        self.assertEqual(run.wait(timeout=60), 1)
        return written.decode()

    def test_is_drawn_after_a_second_and_taken_away(self):
        written = self.on_terminal()
        self.assertIn('\r\x1b[Kchecked 2 of 3 files, 66 %', written)
        self.assertTrue(written.endswith('\r\x1b[K'), repr(written))

    def test_does_not_stand_between_findings(self):
        written = self.on_terminal('--color', 'never', both=True)
        self.assertIn('checked 2 of 3 files, 66 %\r\x1b[Kz.txt\r\n', written)

    def test_is_not_drawn_for_short_runs(self):
        self.assertEqual(self.on_terminal(wait=0), '')

    def test_is_not_drawn_when_nobody_wants_it(self):
        self.assertEqual(self.on_terminal('--quiet'), '')
        self.assertEqual(self.on_terminal(term='dumb'), '')
        run = self.start(*self.files, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        with self.pipe() as pipe:
            time.sleep(1.2)
            pipe.write(SOUND.encode())
        self.assertEqual(run.communicate(timeout=60)[1], b'')
