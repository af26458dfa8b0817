"""obelus check --fix, --diff, --unsafe-fixes: what becomes of the files."""
import json
import os
import shutil
import subprocess
import unittest

from program import OBELUS, RepositoryTest

FAULTY = 'The band began in the ‘60s and played at the mill on Tuesday.\n'
FIXED = 'The band began in the ’60s and played at the mill on Tuesday.\n'
WORDY = 'They utilize the old mill, and we utilize the new one.\n'
POLICY = '''rules:
  quotes/direction: warning
  house/words:
    kind: substitution
    severity: warning
    swap: {utilize: use}
'''


class Fix(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)

    def bytes_of(self, name):
        with open(os.path.join(self.folder, name), 'rb') as file:
            return file.read()

    def test_safe_fixes_are_applied_and_the_file_is_checked_again(self):
        self.write('a.txt', FAULTY)
        result = self.expect(0, 'check', '--fix', '--fail-on', 'suggestion', 'a.txt')
        self.assertEqual(self.read('a.txt'), FIXED)
        self.assertRegex(result.out, r'No findings in 1 file; \d+ fix(es)? applied')

    def test_json_tells_how_many(self):
        self.write('a.txt', FAULTY)
        summary = json.loads(self.expect(0, 'check', '--fix', '-f', 'json').out)['summary']
        self.assertGreater(summary['fixes'], 0)
        self.assertEqual(summary['warnings'], 0)

    def test_unsafe_fixes_need_a_word(self):
        self.write('a.txt', WORDY)
        self.expect(1, 'check', '--fix', '--fail-on', 'warning')
        self.assertEqual(self.read('a.txt'), WORDY)
        self.expect(0, 'check', '--fix', '--unsafe-fixes', '--fail-on', 'warning')
        self.assertEqual(self.read('a.txt'), WORDY.replace('utilize', 'use'))

    def test_without_fix_nothing_changes(self):
        self.write('a.txt', FAULTY)
        self.expect(0, 'check', '--unsafe-fixes')
        self.assertEqual(self.read('a.txt'), FAULTY)

    def test_mode_stays_and_links_lead_on(self):
        path = self.write('a.txt', FAULTY)
        os.chmod(path, 0o640)
        os.symlink('a.txt', os.path.join(self.folder, 'link.txt'))
        self.expect(0, 'check', '--fix', 'link.txt')
        self.assertTrue(os.path.islink(os.path.join(self.folder, 'link.txt')))
        self.assertEqual(self.read('a.txt'), FIXED)
        self.assertEqual(os.stat(path).st_mode & 0o7777, 0o640)
        self.assertEqual(sorted(os.listdir(self.folder)), ['.git', '.obelus.yaml', 'a.txt', 'link.txt'])

    def test_a_sound_file_is_not_touched(self):
        path = self.write('a.txt', FIXED)
        before = os.stat(path)
        self.expect(0, 'check', '--fix')
        after = os.stat(path)
        self.assertEqual((before.st_ino, before.st_mtime_ns), (after.st_ino, after.st_mtime_ns))

    def test_encoding_and_line_ends_stay(self):
        self.write('a.txt', ('\ufeff' + FAULTY.replace('\n', '\r\n')).encode('utf-16-le'))
        self.write('b.txt', ('caf\u00e9\r\n\r\n' + WORDY).encode('windows-1252'))
        self.expect(0, 'check', '--fix', 'a.txt')
        self.assertEqual(self.bytes_of('a.txt'),
                         ('\ufeff' + FIXED.replace('\n', '\r\n')).encode('utf-16-le'))
        self.expect(0, 'check', '--fix', '--unsafe-fixes', '--encoding', 'windows-1252', 'b.txt')
        self.assertEqual(self.bytes_of('b.txt'),
                         ('caf\u00e9\r\n\r\n' + WORDY.replace('utilize', 'use')).encode('windows-1252'))

    def test_a_folder_that_cannot_be_written_is_a_problem(self):
        if os.geteuid() == 0:
            self.skipTest('root writes everywhere')
        self.write('d/a.txt', FAULTY)
        os.chmod(os.path.join(self.folder, 'd'), 0o500)
        self.addCleanup(os.chmod, os.path.join(self.folder, 'd'), 0o700)
        self.assertIn('cannot be fixed: Permission denied', self.expect(2, 'check', '--fix').err)
        self.assertEqual(self.read('d/a.txt'), FAULTY)

    def test_standard_input(self):
        self.assertIn('--diff', self.expect(2, 'check', '--fix', '-', stdin=FAULTY).err)
        result = self.expect(0, 'check', '--diff', '--stdin-filename', 'x.txt', '-', stdin=FAULTY)
        self.assertIn('\n+' + FIXED, result.out)

    def test_diff_changes_nothing_and_patch_takes_it(self):
        lines = ''.join(f'Line number {number} of the story stands here.\n\n' for number in range(30))
        self.write('news/a.txt', lines + FAULTY + lines + FAULTY.rstrip('\n'))
        before = self.read('news/a.txt')
        diff = self.expect(0, 'check', '--diff', '--report', 'json=out.json').out
        self.assertEqual(self.read('news/a.txt'), before)
        self.assertEqual(diff.count('\n@@ '), 2)
        # The report beside it is that of the files as they are.
        self.assertGreater(json.loads(self.read('out.json'))['summary']['warnings'], 0)
        self.expect(1, 'check', '--diff', '--fail-on', 'warning')
        for tool in (['patch', '-p1'], ['git', 'apply']):
            if not shutil.which(tool[0]):
                continue
            self.write('news/a.txt', before)
            subprocess.run(tool, input=diff.encode(), cwd=self.folder, check=True,
                           stdout=subprocess.DEVNULL)
            self.assertEqual(self.read('news/a.txt'), before.replace('‘', '’'))

    def test_diff_of_sound_files_is_empty(self):
        self.write('a.txt', FIXED)
        self.assertEqual(self.expect(0, 'check', '--diff').out, '')

    def test_many_files_whatever_the_threads(self):
        for number in range(60):
            self.write(f'{number}.txt', FAULTY)
        self.expect(0, 'check', '--fix', '-j4', '--fail-on', 'suggestion')
        self.assertEqual({self.read(f'{number}.txt') for number in range(60)}, {FIXED})


if __name__ == '__main__':
    unittest.main()
