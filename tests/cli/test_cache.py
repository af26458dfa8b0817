"""obelus check --cache: what was checked before is not checked again, and nothing else changes."""
import json
import os
import shutil
import struct
import subprocess

from program import BROKEN, OBELUS, POLICY, SOUND, RepositoryTest

STETTED = '<!-- stet quotes/unclosed: a play -->\n' + BROKEN


class Cache(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        for number in range(20):
            self.write(f'news/{number}.md', BROKEN if number % 3 == 0 else f'{SOUND}\n{number}\n')
        self.write('news/stet.md', STETTED)
        self.write('news/ar.txt', 'قال الوزير: «هذا هو سبب تأخر المشروع، ولن نسمح بتكراره أبداً.\n')
        self.write('.obelusignore', '/kept\n')

    def report(self, *arguments, status=1, form='json'):
        return self.expect(status, 'check', '-f', form, '--cache', 'kept', *arguments).out

    def plain(self, *arguments, status=1, form='json'):
        return self.expect(status, 'check', '-f', form, *arguments).out

    def kept(self):
        with open(os.path.join(self.folder, 'kept/results'), 'rb') as file:
            return file.read()

    def test_every_report_is_the_same(self):
        for form in ('json', 'sarif', 'rdjson', 'text', 'junit'):
            plain = self.plain(form=form)
            for _ in range(2):
                self.assertEqual(self.report(form=form), plain)

    def test_what_is_kept_is_used(self):
        self.report()
        results = os.path.join(self.folder, 'kept/results')
        before = os.stat(results)
        self.report()  # would be written anew for a single file that was checked
        self.assertEqual(os.stat(results).st_ino, before.st_ino)

    def test_a_change_of_anything_counts(self):
        self.report()
        count = len(self.kept())

        def grows(**_):
            nonlocal count
            before, count = count, len(self.kept())
            return count > before

        self.write('news/1.md', BROKEN + 'More.\n')
        self.assertIn('news/1.md', self.report())
        self.assertTrue(grows())
        self.assertEqual(json.loads(self.report('--language', 'de'))['summary']['files'], 22)
        self.assertTrue(grows())
        self.write('.obelus.yaml', 'rules: {quotes/unclosed: warning}\n')
        self.assertEqual(json.loads(self.report(status=0))['summary']['errors'], 0)
        self.assertTrue(grows())
        self.write('.obelus.yaml', POLICY + 'overrides:\n  - files: ["news/0.md"]\n'
                   '    rules: {quotes/unclosed: off}\n')
        self.assertNotIn('"news/0.md"', self.report())
        self.assertTrue(grows())
        self.write('news/ar.txt.stet', 'quotes/unclosed: a poem\n')
        self.assertEqual(self.report(), self.plain())
        self.assertTrue(grows())
        self.report()
        self.assertFalse(grows())

    def test_the_name_of_a_file_does_not(self):
        self.report()
        before = self.kept()
        os.rename(os.path.join(self.folder, 'news'), os.path.join(self.folder, 'archive'))
        self.assertIn('"path":"archive/0.md"', self.report(form='jsonl'))
        self.assertEqual(self.kept(), before)

    def test_corrupt_and_foreign_content_is_ignored(self):
        plain = self.plain()
        self.report()
        whole = self.kept()
        flipped = bytearray(whole)
        flipped[len(whole) // 2] ^= 1
        for damaged in (b'', whole[:-1], whole + b'x', whole[:len(whole) // 2], whole[:20],
                        bytes(flipped), b'\0' * 5000, b'{"findings": []}',
                        whole[:15] + b'0' * 16 + whole[31:]):
            self.write('kept/results', damaged)
            self.assertEqual(self.report(), plain)
            self.assertEqual(len(self.kept()), len(whole))
        os.remove(os.path.join(self.folder, 'kept/results'))
        os.mkdir(os.path.join(self.folder, 'kept/results'))
        result = self.expect(1, 'check', '-f', 'json', '--cache', 'kept')
        self.assertEqual(result.out, plain)
        self.assertIn('warning: results cannot be kept in kept', result.err)

    def test_another_program_takes_nothing_over(self):
        self.report()
        before = len(self.kept())
        copy = self.write('bin/obelus', b'')
        shutil.copy(OBELUS, copy)
        with open(copy, 'r+b') as file:
            note = struct.pack('=III', 4, 20, 3) + b'GNU\0'  # its build id
            at = file.read().index(note) + len(note)
            file.seek(at)
            first = file.read(1)
            file.seek(at)
            file.write(bytes([first[0] ^ 1]))
        plain = self.plain()
        out = subprocess.run([copy, 'check', '-f', 'json', '--cache', 'kept'], cwd=self.folder,
                             stdout=subprocess.PIPE, check=False).stdout.decode()
        self.assertEqual(out, plain)
        self.assertGreater(len(self.kept()), before)

    def test_what_git_is_asked_with_is_no_other_program(self):
        self.commit()
        self.write('news/1.md', BROKEN)
        self.report()
        before = self.kept()
        self.report('--since', 'HEAD')
        self.assertEqual(self.kept(), before)

    def test_two_processes(self):
        plain = self.plain().encode()
        for _ in range(3):
            subprocess.run(['rm', '-rf', os.path.join(self.folder, 'kept')], check=True)
            running = [subprocess.Popen([OBELUS, 'check', '-f', 'json', '--cache', 'kept'],
                                        cwd=self.folder, stdout=subprocess.PIPE) for _ in range(4)]
            for process in running:
                self.assertEqual(process.communicate()[0], plain)
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder, 'kept'))),
                         ['.gitignore', 'CACHEDIR.TAG', 'results'])

    def test_results_of_others_stay(self):
        self.report('news/1.md', status=0)
        one = len(self.kept())
        self.report()
        self.assertGreater(len(self.kept()), one)
        before = self.kept()
        self.report('news/1.md', status=0)
        self.assertEqual(self.kept(), before)

    def test_with_baseline_changes_and_fixes(self):
        self.report()
        self.expect(0, 'check', '--write-baseline', '--cache', 'kept')
        out = self.report('--baseline', '.obelus-baseline.json', status=0)
        self.assertEqual(json.loads(out)['summary']['errors'], 0)
        self.assertEqual(self.report(), self.plain())
        self.write('.obelus.yaml', 'rules: {quotes/direction: error}\n')
        faulty = 'The band began in the ‘60s and played at the mill on Tuesday.\n'
        self.write('x.md', faulty)
        self.report('x.md')
        self.expect(0, 'check', '--fix', '--cache', 'kept', 'x.md')
        self.assertEqual(self.read('x.md'), faulty.replace('‘', '’'))

    def test_a_folder_that_cannot_be_written(self):
        self.write('file', '')
        self.assertIn('file', self.expect(2, 'check', '--cache', 'file').err)
        self.assertIn('file', self.expect(2, 'check', '--cache', 'file/below').err)
