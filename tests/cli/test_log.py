"""obelus check --log-to: syslog, and a file that rotates."""
import os
import shutil
import socket
import subprocess
import unittest

from program import BROKEN, OBELUS, POLICY, SANITIZED, RepositoryTest


class Log(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        self.write('a.md', BROKEN)

    def test_a_file(self):
        for _ in range(2):  # the second run appends
            self.expect(2, 'check', '--log-to', 'run.log', 'a.md', 'missing\n.md')
        lines = self.read('run.log').splitlines()
        self.assertEqual(len(lines), 6)
        time = r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d'
        self.assertRegex(lines[0], time + r' error missing\\x0A.md: no such file or folder$')
        self.assertRegex(lines[1], time + r' error a.md:1:20: error: .* \[quotes/unclosed\]$')
        self.assertRegex(lines[2], time + r' info checked 1 files: 1 errors, .* 1 problems$')

    def test_the_file_rotates(self):
        self.write('run.log', 'x' * (10 << 20))
        self.expect(1, 'check', '--log-to', 'run.log', 'a.md')
        self.assertIn('[quotes/unclosed]', self.read('run.log'))
        self.assertEqual(os.path.getsize(os.path.join(self.folder, 'run.1.log')), 10 << 20)

    def test_the_report_is_the_same(self):
        plain = self.expect(1, 'check', '-f', 'json').out
        self.assertEqual(self.expect(1, 'check', '-f', 'json', '--log-to', 'run.log').out, plain)

    def test_what_cannot_be_written_is_2(self):
        self.assertIn('cannot log to', self.expect(2, 'check', '--log-to', '.').err)
        self.assertIn('cannot log to', self.expect(2, 'check', '--log-to', '/dev/full').err)

    @unittest.skipIf(SANITIZED or not shutil.which('unshare'), 'needs unshare and no sanitizer')
    def test_syslog(self):
        """In a mount namespace whose /dev is a folder of the test's."""
        dev = os.path.join(self.folder, 'dev')
        os.mkdir(dev)
        log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(log.close)
        log.bind(os.path.join(dev, 'log'))
        log.settimeout(10)
        command = (f'mount --bind "{dev}" /dev && echo mounted && '
                   f'exec "{OBELUS}" check --log-to syslog -o out.txt a.md')
        run = subprocess.run(['unshare', '--mount', 'sh', '-c', command], cwd=self.folder,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if run.stdout != b'mounted\n':
            self.skipTest('namespaces are not permitted here: ' + run.stderr.decode())
        self.assertEqual(run.returncode, 1, run.stderr)
        found = log.recv(4096).decode()
        self.assertRegex(found, r'^<11>.*obelus\[\d+\]: a.md:1:20: error: .* \[quotes/unclosed\]$')
        self.assertRegex(log.recv(4096).decode(), r'^<14>.*checked 1 files')
