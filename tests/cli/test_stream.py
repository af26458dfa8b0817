"""obelus stream: a JSON object a line in and out."""
import json
import os
import subprocess
import unittest

from program import SANITIZED, BROKEN, OBELUS, POLICY, SOUND, ProgramTest


class Stream(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)

    def answers(self, *lines, arguments=()):
        text = '\n'.join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        result = self.expect(0, 'stream', *arguments, stdin=text + '\n')
        return [json.loads(line) for line in result.out.splitlines()]

    def test_answers_in_input_order(self):
        for jobs in '14':
            answers = self.answers(*({'id': n, 'text': BROKEN * (1 + n % 5)} for n in range(300)),
                                   arguments=['-j', jobs])
            self.assertEqual([a['id'] for a in answers], list(range(300)))
            self.assertTrue(all(a['findings'] for a in answers))

    def test_text_is_decoded_whatever_it_declares(self):
        page = '<!doctype html><meta charset=iso-8859-1><title>ق</title><p>افتتح الجسر في مايو.</p>'
        self.assertEqual(self.answers({'text': page, 'format': 'html'}, arguments=['--policy', 'core'])[0]['findings'], [])
        self.write('page.html', page)
        self.assertIn('iso-8859-1', self.expect(1, 'check', '--policy', 'core', 'page.html').out)

    def test_any_id_comes_back(self):
        ids = [None, 1.5, 'ä\u202e', {'a': [1, {}]}, True]
        self.assertEqual([a['id'] for a in self.answers(*({'id': i, 'text': ''} for i in ids))], ids)
        self.assertIsNone(self.answers({'text': SOUND})[0]['id'])

    def test_finding_has_all_fields(self):
        finding, = self.answers({'id': 1, 'text': BROKEN, 'path': 'x/a.txt', 'language': 'en'})[0]['findings']
        self.assertEqual(list(finding), [
            'path', 'rule', 'severity', 'confidence', 'message', 'line', 'column', 'endLine',
            'endColumn', 'offset', 'endOffset', 'excerpt', 'language', 'evidence', 'related',
            'fixes', 'fingerprint'])
        self.assertEqual(finding['path'], 'x/a.txt')
        self.assertEqual(finding['language'], 'en')

    def test_formats(self):
        code = '<pre>' + BROKEN + '</pre>'
        for document, expected in (({'format': 'html'}, 0), ({'format': 'text'}, 1),
                                   ({'path': 'a.html'}, 0), ({'path': 'a.txt'}, 1),
                                   ({'format': 'text', 'path': 'a.html', 'language': None}, 1)):
            answer, = self.answers({'text': code, **document})
            self.assertEqual(len(answer['findings']), expected, document)

    def test_a_line_that_is_no_document_is_answered_with_an_error(self):
        lines = ['nonsense', '[1]', '{"id": 7}', '{"id": 8, "text": 5}',
                 '{"id": 9, "text": "", "format": "pdf"}', '{"id": 10, "text": "", "language": 4}',
                 '{"id": 11, "text": "", "path": []}', '{"id": "12", "text": "\\ud800"}',
                 '{"id": ' + '[' * 100000 + ']' * 100000 + ', "text": ""}',
                 '{"id": 14, "text": "", "format": 1}']
        answers = self.answers(*lines, {'id': 'last', 'text': BROKEN})
        self.assertEqual(len(answers), len(lines) + 1)
        for answer in answers[:-1]:
            self.assertEqual(sorted(answer), ['error', 'id'])
        self.assertEqual([a['id'] for a in answers[2:7]], [7, 8, 9, 10, 11])
        self.assertEqual(answers[-1]['id'], 'last')
        self.assertTrue(answers[-1]['findings'])

    def test_short_and_long_lines_are_read_alike(self):
        # Two parsers read them: simdjson, and nlohmann's beyond a megabyte.
        fields = ['"id": 1, "text": "a", "text": ' + json.dumps(BROKEN), '"id": "\\u00e9\\u202e\\n", "text": "\\"x\\""',
                  '"id": {"b": [-1, 1e100, null], "a": 2.50}, "text": "", "language": null',
                  '"id": 123456789012345678901234567890, "text": ""', '"id": [], "text": true',
                  '"id": 2, "format": {}, "text": ""', '"id": 3, "id": 4', '"id": 5, "text": "", "path": 1']
        long = '"other": "' + 'x' * (1 << 20) + '"'
        short_answers = self.answers(*('{' + line + '}' for line in fields))
        long_answers = self.answers(*('{' + line + ', ' + long + '}' for line in fields))
        self.assertEqual(short_answers, long_answers)
        self.assertEqual(len(short_answers[0]['findings']), 1, 'of two fields of one name the last counts')
        self.assertEqual([a['id'] for a in short_answers[4:]], [[], 2, 4, 5])
        self.assertTrue(all('error' in a for a in short_answers[4:]))

    def test_invalid_utf8_is_an_error_of_its_line(self):
        result = self.expect(0, 'stream', stdin=b'{"id": 1, "text": "\xff"}\n{"id": 2, "text": ""}')
        first, second = map(json.loads, result.out.splitlines())
        self.assertIn('error', first)
        self.assertEqual(second, {'id': 2, 'findings': []})

    def test_answers_come_while_input_pauses(self):
        run = subprocess.Popen([OBELUS, 'stream'], cwd=self.folder, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
        for number in range(3):
            run.stdin.write(json.dumps({'id': number, 'text': BROKEN}).encode() + b'\n')
            run.stdin.flush()
            self.assertEqual(json.loads(run.stdout.readline())['id'], number)
        run.stdin.close()
        self.assertEqual(run.stdout.read(), b'')
        run.stdout.close()
        self.assertEqual(run.wait(timeout=60), 0)

    @unittest.skipIf(SANITIZED, 'AddressSanitizer keeps what was freed')
    def test_memory_does_not_grow_with_the_stream(self):
        line = json.dumps({'id': 1, 'text': SOUND * 2000}).encode() + b'\n'

        def peak(count):
            run = subprocess.Popen([OBELUS, 'stream', '-j2'], cwd=self.folder,
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
            for _ in range(count):
                run.stdin.write(line)
            run.stdin.close()
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(run.returncode, 0)
            return usage.ru_maxrss

        few, many = peak(100), peak(1000)
        self.assertLess(many, few + 30000)

    def test_errors_of_the_run(self):
        with open('/dev/full', 'wb') as full:
            self.expect(2, 'stream', stdin='{"text": ""}\n', stdout=full)
        self.expect(2, 'stream', '--policy', 'nowhere.yaml')
        self.write('.obelus.yaml', 'rulez: {}\n')
        self.expect(2, 'stream', stdin='{"text": ""}\n')

    def test_min_severity(self):
        self.write('.obelus.yaml', 'rules: {quotes/unclosed: warning}\n')
        document = {'id': 1, 'text': BROKEN}
        self.assertEqual(len(self.answers(document)[0]['findings']), 1)
        answer, = self.answers(document, arguments=['--min-severity', 'error'])
        self.assertEqual(answer['findings'], [])


if __name__ == '__main__':
    unittest.main()
