"""What README.md tells its readers to type does what it says."""
import json
import os
import re
import subprocess

from program import BROKEN, OBELUS, SOUND, RepositoryTest
from test_examples import ROOT


class Readme(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.bin/.gitignore', '*')
        os.symlink(OBELUS, os.path.join(self.folder, '.bin', 'obelus'))

    def commands(self, title):
        """The lines of the code blocks of the paragraph that begins with this title."""
        with open(os.path.join(ROOT, 'README.md'), encoding='utf8') as file:
            section = file.read().split(f'**{title}', 1)[1].split('\n**', 1)[0]
        blocks = re.findall(r'^```\n(.*?)^```$', section, re.M | re.S)
        return [line for block in blocks for line in block.splitlines()]

    def type(self, line):
        path = os.path.join(self.folder, '.bin') + ':' + self.environment['PATH']
        result = subprocess.run(['bash', '-c', line], cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=dict(self.environment, PATH=path), check=False)
        return result.returncode, result.stdout.decode() + result.stderr.decode()

    def test_adopt_it_on_an_old_repository(self):
        for number in range(30):
            self.write(f'content/{number}.md', f'# Article {number}\n\n' + BROKEN)
        self.commit('Ten years of articles')
        lines = self.commands('Adopt it on an old repository')
        self.assertEqual(len(lines), 7)
        for line in lines:
            status, out = self.type(line)
            self.assertEqual(status, 0, line + '\n' + out)
        self.assertEqual(self.git('status', '--porcelain'), '')
        self.assertEqual(len(json.loads(self.read('.obelus-baseline.json'))['findings']), 30)
        in_ci, prune = lines[-2:]
        self.write('content/new.md', BROKEN)
        status, out = self.type(in_ci)
        self.assertEqual(status, 1)
        self.assertIn('1 error in 1 of 31 files; 30 in the baseline', out)
        self.write('content/new.md', SOUND)
        self.write('content/7.md', SOUND)
        self.assertEqual(self.type(prune)[0], 0)
        self.assertEqual(len(json.loads(self.read('.obelus-baseline.json'))['findings']), 29)

    def test_only_what_changed(self):
        self.write('content/old.md', BROKEN)
        self.commit()
        self.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
        line, = self.commands('Only what changed')
        self.assertEqual(self.type(line)[0], 0)
        self.write('content/new.md', BROKEN)
        status, out = self.type(line)
        self.assertEqual((status, 'content/new.md' in out, 'old.md' in out), (1, True, False), out)
