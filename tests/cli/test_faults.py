"""obelus check when the world around it fails: what ends with which status, and what is kept."""
import json
import os
import pwd
import resource
import shutil
import stat
import subprocess
import unittest

from program import BROKEN, OBELUS, POLICY, SANITIZED, SOUND, ProgramTest

FAULTY = 'The band began in the ‘60s and played at the mill on Tuesday.\n'  # with a safe fix
FORMATS = ('text', 'concise', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle',
           'rdjson', 'rdjsonl')


def is_open_to_all(path):
    while os.stat(path).st_mode & stat.S_IXOTH:
        if path == '/':
            return True
        path = os.path.dirname(path)
    return False


class Faults(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)

    def expect_as_somebody(self, status, *arguments):
        """Runs the program as a user who may not do everything."""
        who = {}
        if os.geteuid() == 0:
            if not is_open_to_all(os.path.realpath(OBELUS)):
                self.skipTest('the program lies in a folder of root’s')
            somebody = pwd.getpwnam('nobody')
            who = {'user': somebody.pw_uid, 'group': somebody.pw_gid, 'extra_groups': []}
        result = subprocess.run([OBELUS, *arguments], cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, timeout=120, check=False, **who)
        out, err = result.stdout.decode(), result.stderr.decode()
        self.assertEqual(result.returncode, status, out + err)
        return out, err

    def test_what_may_not_be_read(self):
        os.chmod(self.folder, 0o755)
        os.chmod(self.write('closed.txt'), 0)
        self.write('open.txt', BROKEN)
        os.chmod(os.path.dirname(self.write('folder/a.txt')), 0)
        self.addCleanup(os.chmod, os.path.join(self.folder, 'folder'), 0o755)
        out, err = self.expect_as_somebody(2, 'check', '-f', 'concise')
        self.assertIn('closed.txt: cannot be read: Permission denied', err)
        self.assertIn('folder: Permission denied', err)
        self.assertEqual(out.count('\n'), 1)
        self.assertTrue(out.startswith('open.txt:1:20: error:'), out)

    def test_a_folder_that_may_not_be_written(self):
        os.chmod(self.folder, 0o755)
        self.write('a.txt', BROKEN)
        for arguments in (['-o', 'out.json'], ['--report', 'json=out.json'], ['--cache', 'kept'],
                          ['--write-baseline'], ['--log-to', 'log']):
            _, err = self.expect_as_somebody(2, 'check', '-f', 'json', *arguments)
            self.assertIn('Permission denied', err, arguments)
        self.assertEqual(sorted(os.listdir(self.folder)), ['.obelus.yaml', 'a.txt'])

    def test_a_file_that_may_not_be_written_is_not_fixed(self):
        os.chmod(self.folder, 0o755)
        self.write('.obelus.yaml', 'rules: {quotes/direction: error}\n')
        self.write('a.txt', FAULTY)
        _, err = self.expect_as_somebody(2, 'check', '--fix')
        self.assertIn('a.txt: cannot be fixed: Permission denied', err)
        self.assertEqual(self.read('a.txt'), FAULTY)
        self.assertEqual(sorted(os.listdir(self.folder)), ['.obelus.yaml', 'a.txt'])

    def test_a_file_that_is_gone_when_its_turn_comes(self):
        self.write('a.txt', BROKEN)
        os.mkfifo(os.path.join(self.folder, 'pipe.txt'))
        gone = self.write('z.txt', BROKEN)
        run = subprocess.Popen([OBELUS, 'check', '-j1', '-f', 'concise', 'a.txt', 'pipe.txt', 'z.txt'],
                               cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with open(os.path.join(self.folder, 'pipe.txt'), 'wb') as pipe:
            os.remove(gone)
            pipe.write(BROKEN.encode())
        out, err = run.communicate(timeout=60)
        self.assertEqual(run.returncode, 2, err)
        self.assertIn('z.txt: cannot be read: No such file or directory', err.decode())
        self.assertEqual([line.split(':')[0] for line in out.decode().splitlines()],
                         ['a.txt', 'pipe.txt'])

    def test_folders_in_a_circle(self):
        self.write('news/a.txt', BROKEN)
        os.symlink('..', os.path.join(self.folder, 'news/up'))
        os.symlink('self', os.path.join(self.folder, 'self'))
        out = self.expect(1, 'check', '-f', 'concise').out
        self.assertEqual(out.count('\n'), 1, out)
        out = self.expect(1, 'check', '-f', 'concise', 'news/up').out
        self.assertEqual(out.count('\n'), 1, out)
        self.assertIn('self', self.expect(2, 'check', 'self', 'news').err)

    def test_folders_deeper_than_a_path_may_be_long(self):
        self.write('a.txt', BROKEN)
        back = os.open('.', os.O_RDONLY)
        self.addCleanup(os.close, back)
        try:
            os.chdir(self.folder)
            for _ in range(30):
                os.mkdir('d' * 200)
                os.chdir('d' * 200)
        finally:
            os.chdir(back)
        # Nothing is checked less because of it, and it is no silent matter.
        result = self.expect(2, 'check', '-f', 'concise')
        self.assertIn('File name too long', result.err)
        self.assertIn('a.txt:1:20:', result.out)
        subprocess.run(['rm', '-rf', os.path.join(self.folder, 'd' * 200)], check=True)

    def test_a_disk_that_is_full(self):
        self.write('.obelus.yaml', 'rules: {quotes/direction: error}\n')
        disk = os.path.join(self.folder, 'disk')
        os.mkdir(disk)
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=64k,mode=777', 'tmpfs', disk],
                          stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest('a file system cannot be mounted here')
        self.addCleanup(subprocess.run, ['umount', disk], check=True)
        article = FAULTY * 700  # more than half of the disk
        self.write('disk/a.txt', article)
        result = self.expect(2, 'check', '--fix', 'disk/a.txt')
        self.assertIn('cannot be fixed: No space left on device', result.err)
        self.assertEqual(self.read('disk/a.txt'), article)
        for arguments in (['-o', 'disk/out'], ['--report', 'json=disk/out'],
                          ['--write-baseline', '--baseline', 'disk/out']):
            result = self.expect(2, 'check', '-f', 'json', *arguments, 'disk/a.txt')
            self.assertIn('No space left on device', result.err, arguments)
        self.assertEqual(os.listdir(disk), ['a.txt'])
        # A cache is a convenience: the run is as good without it.
        plain = self.expect(1, 'check', '-f', 'json', 'disk/a.txt').out
        result = self.expect(1, 'check', '-f', 'json', '--cache', 'disk/kept', 'disk/a.txt')
        self.assertEqual(result.out, plain)

    @unittest.skipIf(SANITIZED, 'AddressSanitizer takes its own memory')
    def test_memory_that_runs_out(self):
        self.write('big.txt', (SOUND * 100 + '\n') * 10000)
        self.write('small.txt', BROKEN)

        def check(megabytes, *arguments):
            def limit():
                resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
            return subprocess.run([OBELUS, 'check', '-f', 'concise', *arguments, 'big.txt', 'small.txt'],
                                  cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  preexec_fn=limit, timeout=120, check=False)
        for megabytes in (128, 192, 256):
            result = check(megabytes, '-j1')
            err = result.stderr.decode()
            self.assertEqual(result.returncode, 2, f'{megabytes} MiB: {result.returncode} {err}')
            self.assertIn('big.txt: cannot be checked: not enough memory', err)
            self.assertIn('small.txt:1:20: error', result.stdout.decode())
        # Too little for the threads that were asked for: fewer do the work, or it is a problem.
        result = check(256, '-j64')
        self.assertEqual(result.returncode, 2, result.stderr.decode())
        self.assertNotIn('terminate', result.stderr.decode())

    def test_names_that_are_no_text(self):
        for name in (b'\xff\xfe.txt', b'a\nb.txt', b'c\x1b[31md.txt', b'e\r.txt', 'f\u202eg.txt'.encode(),
                     'h\u2028i.txt'.encode(), b'j::error file=k,l.txt', b'"m<&>.txt'):
            with open(os.path.join(self.folder.encode(), name), 'w', encoding='utf8') as file:
                file.write(BROKEN)
        for form in FORMATS:
            result = self.expect(1, 'check', '-f', form)
            for character in result.out + result.err:
                self.assertTrue(character == '\n' or (character >= ' ' and character not in
                                '\x7f\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'),
                                f'{form}: {character!r}')
            if form in ('concise', 'jsonl', 'rdjsonl', 'github'):
                self.assertEqual(len([line for line in result.out.splitlines() if 'unclosed' in line]), 8, form)
            if form in ('jsonl', 'rdjsonl'):
                for line in result.out.splitlines():
                    json.loads(line)
            if form in ('json', 'sarif', 'gitlab', 'rdjson'):
                json.loads(result.out)
        self.assertEqual(len({finding['path'] for finding in
                              json.loads(self.expect(1, 'check', '-f', 'json').out)['findings']}), 8)

    def test_broken_bytes_of_every_kind(self):
        self.write('.obelus.yaml', '')
        for number, data in enumerate((
                b'', b'\0', b'\xff', b'\xff\xfe', b'\xfe\xff', b'\xef\xbb\xbf', b'\xff\xfea', b'\xff\xfe\0\xd8',
                b'\xfe\xff\xdc\0\0a', b'\xff\xfe\0\0', b'\xff\xfe\0\0a\0\0', b'\0\0\xfe\xff\0\x11\0\0',
                b'\xc3', b'a\xc3', b'\xe2\x80', b'\xf0\x9f\x98', b'\xed\xa0\x80\xed\xb0\x80', b'\xc0\x80' * 100,
                b'\x80' * 5000, b'a\0' * 99, b'\0a' * 99, bytes(range(256)) * 3, b'\x1b$B!!\x1b', b'\r' * 9)):
            for ending in ('txt', 'md', 'html'):
                self.write(f'{number}.{ending}', data)
        result = self.run_obelus('check', '-f', 'json')
        self.assertIn(result.returncode, (0, 1), result.err)
        report = json.loads(result.out)
        self.assertEqual(report['summary']['files'], 72)
        for found in report['findings']:
            size = os.stat(os.path.join(self.folder, found['path'])).st_size
            self.assertLessEqual(found['offset'], found['endOffset'])
            self.assertLessEqual(found['endOffset'], size)

    @unittest.skipIf(SANITIZED, 'too many for a slow build')
    def test_two_hundred_thousand_files(self):
        broken = self.write('broken.txt', BROKEN)
        for number in range(200):
            sound = self.write(f'{number:03}/000.txt')  # a file takes some ten thousand links
            for file in range(1, 1000):
                os.link(broken if number + file == 1198 else sound,
                        os.path.join(self.folder, f'{number:03}/{file:03}.txt'))
        run = subprocess.Popen([OBELUS, 'check', '-f', 'concise', '-o', 'out'], cwd=self.folder)
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(run.returncode, 1)
        self.assertEqual([line.split(':')[0] for line in self.read('out').splitlines()],
                         ['199/999.txt', 'broken.txt'])
        self.assertLess(usage.ru_maxrss, 300 << 10)  # KiB


class Determinism(ProgramTest):
    def setUp(self):
        super().setUp()
        examples = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../examples/articles')
        shutil.copytree(examples, os.path.join(self.folder, 'articles'))
        for number in range(30):
            self.write(f'more/{number}.txt', (BROKEN + '\n') * (number % 7) + FAULTY)
        self.write('more/bytes.html', bytes(range(256)) * 20)

    def test_the_same_bytes_whatever_the_threads(self):
        # All formats at once, as each is written from the same results.
        reports = [f'--report={form}=out.{form}' for form in FORMATS]
        first = None
        for run in range(20):
            jobs = '128'[run % 3]
            result = self.run_obelus('check', '--policy', 'strict', '-j', jobs, *reports, 'articles',
                                     'more', 'missing.txt')
            self.assertEqual(result.returncode, 2)
            outputs = [result.out, result.err, *(self.read(f'out.{form}') for form in FORMATS)]
            first = first or outputs
            for form, output, expected in zip(('output', 'problems', *FORMATS), outputs, first):
                self.assertEqual(output, expected, f'{form} in run {run} with {jobs} threads')


if __name__ == '__main__':
    unittest.main()
