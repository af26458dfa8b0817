"""obelus check: exit statuses, what goes where, inputs."""
import fcntl
import json
import os
import pty
import struct
import termios
import unittest

from program import BROKEN, OBELUS, POLICY, SOUND, ProgramTest


class ExitStatus(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)

    def test_sound_is_0_and_silent_on_standard_error(self):
        self.write('a.txt')
        result = self.expect(0, 'check')
        self.assertEqual(result.err, '')

    def test_findings_are_1(self):
        self.write('a.txt', BROKEN)
        result = self.expect(1, 'check', 'a.txt')
        self.assertIn('quotes/unclosed', result.out)
        self.assertEqual(result.err, '')

    def test_findings_below_the_threshold_are_0(self):
        self.write('.obelus.yaml', 'rules: {quotes/unclosed: warning}\n')
        self.write('a.txt', BROKEN)
        self.assertIn('quotes/unclosed', self.expect(0, 'check').out)
        self.expect(1, 'check', '--fail-on', 'warning')
        self.expect(1, 'check', '--fail-on', 'suggestion')
        self.expect(0, 'check', '--fail-on', 'never')
        self.expect(1, 'check', '--max-warnings', '0')
        self.expect(0, 'check', '--max-warnings', '1')
        self.expect(0, 'check', '--max-warnings', '0', '--exit-zero')

    def test_threshold_counts_what_is_not_shown(self):
        self.write('.obelus.yaml', 'rules: {quotes/unclosed: warning}\n')
        self.write('a.txt', BROKEN)
        result = self.expect(1, 'check', '--fail-on', 'warning', '--min-severity', 'error')
        self.assertNotIn('quotes/unclosed', result.out)
        result = self.expect(1, 'check', '--fail-on', 'warning', '--quiet')
        self.assertNotIn('quotes/unclosed', result.out)

    def test_fail_on_never_and_exit_zero_pass_findings(self):
        self.write('a.txt', BROKEN)
        self.expect(0, 'check', '--fail-on', 'never')
        self.assertIn('quotes/unclosed', self.expect(0, 'check', '--exit-zero').out)

    def test_missing_path_is_2_and_the_others_are_checked(self):
        self.write('a.txt', BROKEN)
        result = self.expect(2, 'check', 'missing.txt', 'a.txt')
        self.assertIn('missing.txt: no such file or folder', result.err)
        self.assertIn('quotes/unclosed', result.out)
        self.expect(2, 'check', '--exit-zero', 'missing.txt', 'a.txt')

    def test_unreadable_file_is_2_and_the_others_are_checked(self):
        self.write('b.txt', BROKEN)
        os.symlink('loop.txt', os.path.join(self.folder, 'loop.txt'))
        result = self.expect(2, 'check', 'loop.txt', 'b.txt')
        self.assertIn('loop.txt', result.err)
        self.assertIn('quotes/unclosed', result.out)

    @unittest.skipIf(os.geteuid() == 0, 'root reads everything')
    def test_permission_denied_is_2(self):
        os.chmod(self.write('a.txt'), 0)
        self.assertIn('Permission denied', self.expect(2, 'check').err)

    def test_nothing_to_check_is_2(self):
        self.write('a.jpg')
        self.assertIn('no file to check', self.expect(2, 'check').err)

    def test_faulty_policy_is_2(self):
        self.write('a.txt')
        self.write('.obelus.yaml', 'rules: {quotes/unclosd: error}\n')
        result = self.expect(2, 'check')
        self.assertRegex(result.err, r'\.obelus\.yaml:1:9: .*quotes/unclosd.*quotes/unclosed')
        self.expect(2, 'check', '--policy', 'nowhere.yaml')
        self.expect(2, 'check', '--policy', 'cor')

    def test_full_disk_is_2(self):
        self.write('a.txt', BROKEN)
        with open('/dev/full', 'wb') as full:
            result = self.expect(2, 'check', stdout=full)
        self.assertIn('No space left', result.err)
        self.expect(2, 'check', '--output-file', '/dev/full')
        self.expect(2, 'check', '--report', 'json=/dev/full')
        with open('/dev/full', 'wb') as full:
            self.expect(2, '--version', stdout=full)
        with open('/dev/full', 'wb') as full:
            self.expect(2, 'rules', stdout=full)

    def test_closed_pipe_is_2(self):
        self.write('a.txt', BROKEN)
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, 'wb') as pipe:
            self.expect(2, 'check', stdout=pipe)

    def test_usage_errors_are_2_and_one_line(self):
        for arguments in (['check', '--polcy', 'core'], ['check', '--fail-on', 'errors'], [],
                          ['check', '--jobs', 'many'], ['chek'], ['check', '--output-format', 'x'],
                          ['check', '--report', 'json'], ['check', '--language', 'e!'],
                          ['check', '--encoding', 'utf-9'], ['policy'], ['check', '--sincerely'],
                          ['check', '--max-warnings', '-1'], ['check', '--policy']):
            result = self.expect(2, *arguments)
            self.assertEqual(result.err.count('\n'), 1, result.err)
            self.assertTrue(result.err.startswith('obelus: error: '), result.err)
            self.assertEqual(result.out, '')
        self.assertIn('--policy', self.expect(2, 'check', '--polcy', 'core').err)
        self.assertIn('did you mean “check”?', self.expect(2, 'chek').err)
        self.assertIn('unexpected argument “--sincerely”', self.expect(2, 'check', '--sincerely').err)

    def test_help_and_version(self):
        self.assertIn('--fail-on', self.expect(0, 'check', '--help').out)
        self.assertRegex(self.expect(0, '--version').out, r'^obelus \d+\.\d+\.\d+\n$')


class Inputs(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)

    def findings(self, *arguments, status=1, **options):
        return json.loads(self.expect(status, 'check', '-f', 'json', *arguments, **options).out)['findings']

    def test_standard_input(self):
        found = self.findings('-', stdin=BROKEN)
        self.assertEqual([f['path'] for f in found], ['-'])

    def test_standard_input_under_a_name(self):
        found = self.findings('--stdin-filename', 'sub/draft.md', '-', stdin='# Title\n\n' + BROKEN)
        self.assertEqual([f['path'] for f in found], ['sub/draft.md'])
        self.write('.obelus.yaml', 'rules: {quotes/unclosed: error}\n'
                   'overrides: [{files: [opinion/], rules: {quotes/unclosed: off}}]\n')
        self.findings('--stdin-filename', 'opinion/a.md', '-', stdin=BROKEN, status=0)

    def test_fields_of_a_finding(self):
        self.write('a.txt', '\ufeffFirst line.\n\n' + BROKEN)
        found, = self.findings()
        self.assertEqual(found['path'], 'a.txt')
        self.assertEqual(found['rule'], 'quotes/unclosed')
        self.assertEqual(found['severity'], 'error')
        self.assertEqual((found['line'], found['column']), (3, 20))
        disk = ('\ufeffFirst line.\n\n' + BROKEN).encode()
        self.assertEqual(disk[found['offset']:found['offset'] + 3], '“'.encode())
        self.assertEqual(found['excerpt'], BROKEN.rstrip('\n'))
        self.assertRegex(found['fingerprint'], '^[0-9a-f]{16}$')

    def test_output_does_not_depend_on_the_threads(self):
        for number in range(40):
            self.write(f'{number}.txt', BROKEN if number % 3 else SOUND)
        outputs = {self.expect(1, 'check', '-f', 'jsonl', '-j', jobs).out for jobs in '128'}
        self.assertEqual(len(outputs), 1)

    def test_several_reports(self):
        self.write('a.txt', BROKEN)
        self.expect(1, 'check', '-f', 'concise', '-o', 'out.txt', '--report', 'json=a.json',
                    '--report', 'sarif=a.sarif')
        self.assertIn('a.txt:1:20: error: ', self.read('out.txt'))
        self.assertEqual(len(json.loads(self.read('a.json'))['findings']), 1)
        self.assertEqual(json.loads(self.read('a.sarif'))['version'], '2.1.0')

    def test_ignore_files(self):
        self.write('.obelusignore', 'drafts/\n')
        self.write('drafts/a.txt', BROKEN)
        self.write('b.txt')
        self.findings(status=0)
        self.assertEqual(len(self.findings('--no-ignore')), 1)
        self.findings('drafts/a.txt', status=0)
        self.assertEqual(len(self.findings('drafts')), 1)

    def test_legacy_encoding(self):
        self.write('a.txt', BROKEN.encode('windows-1252'))
        found, = self.findings('--encoding', 'windows-1252')
        self.assertEqual((found['column'], found['offset']), (20, 19))

    def test_hostile_bytes(self):
        self.write('nul.txt', b'\0' * 5000)
        self.write('bytes.txt', bytes(range(256)) * 40)
        self.write('empty.txt', b'')
        self.write('name\x1b[31m\n.txt', BROKEN)
        result = self.run_obelus('check', '--policy', 'core')
        self.assertIn(result.returncode, (0, 1))
        self.assertNotIn('\x1b', result.out + result.err)

    def test_lines_are_broken_at_the_width_of_a_terminal(self):
        arabic = 'قال الوزير للصحفيين في المدينة: «لن يتكرر هذا الأمر في المدينة أبداً مهما كانت الظروف.\n'
        self.write('wide.md', BROKEN + '\n' + arabic)
        ours, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 60, 0, 0))
        self.expect(1, 'check', '--color', 'never', 'wide.md', stdout=its)
        os.close(its)
        lines = os.read(ours, 65536).decode().replace('\r', '').splitlines()
        os.close(ours)
        self.assertEqual(lines[1:5], [
            '  1:20  error  The quotation “We have never seen such a',
            '               thing …” opens with “ and never closes; add ”',
            '               where the quoted words end  [quotes/unclosed]',
            '      The minister said: “We have never seen such a thing before.'])
        for line in lines:
            self.assertEqual(line.count('\u2068'), line.count('\u2069'), line)

    def test_color(self):
        self.write('a.txt', BROKEN)
        self.assertNotIn('\x1b[', self.expect(1, 'check').out)
        self.assertIn('\x1b[', self.expect(1, 'check', '--color', 'always').out)


if __name__ == '__main__':
    unittest.main()
