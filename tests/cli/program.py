"""Runs the program under test in a folder of the test's own."""
import os
import subprocess
import tempfile
import unittest

OBELUS = os.environ['OBELUS']
with open(OBELUS, 'rb') as program:
    CODE = program.read()
    SANITIZED = b'__asan_init' in CODE or b'__tsan_init' in CODE
LEAKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'leaks.txt')
os.environ.setdefault('LSAN_OPTIONS', f'suppressions={LEAKS}:print_suppressions=0')

SOUND = 'The minister opened the fair on Tuesday.\n'
BROKEN = 'The minister said: “We have never seen such a thing before.\n'
POLICY = 'rules: {quotes/unclosed: error}\n'


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='obelus-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, content=SOUND):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        with open(path, 'wb') as file:
            file.write(data)
        return path

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding='utf8') as file:
            return file.read()

    def run_obelus(self, *arguments, stdin='', stdout=subprocess.PIPE, env=None):
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        environment = dict(os.environ, **(env or {}))
        result = subprocess.run([OBELUS, *arguments], input=data, stdout=stdout,
                                stderr=subprocess.PIPE, cwd=self.folder, env=environment,
                                timeout=120, check=False)
        result.out = (result.stdout or b'').decode()
        result.err = result.stderr.decode()
        return result

    def expect(self, status, *arguments, **options):
        result = self.run_obelus(*arguments, **options)
        self.assertEqual(result.returncode, status,
                         f'{arguments}\nstdout: {result.out}\nstderr: {result.err}')
        return result


class RepositoryTest(ProgramTest):
    """In a git repository of the test's own, whatever the user's settings and hooks are."""

    def setUp(self):
        super().setUp()
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith('GIT_')}
        self.environment.update(GIT_CONFIG_GLOBAL='/dev/null', GIT_CONFIG_NOSYSTEM='1',
                                GIT_AUTHOR_NAME='A', GIT_AUTHOR_EMAIL='a@example.org',
                                GIT_COMMITTER_NAME='A', GIT_COMMITTER_EMAIL='a@example.org')
        self.git('init', '--quiet', '--initial-branch=main')

    def git(self, *arguments, folder=None):
        result = subprocess.run(['git', *arguments], cwd=folder or self.folder, env=self.environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 0, f'git {arguments}: {result.stderr.decode()}')
        return result.stdout.decode().strip()

    def commit(self, message='Change'):
        self.git('add', '--all')
        self.git('commit', '--quiet', '--allow-empty', '--message', message)
        return self.git('rev-parse', 'HEAD')
