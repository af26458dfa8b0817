"""obelus rules, policy, init and schema."""
import json
import unittest

from program import BROKEN, POLICY, ProgramTest

OWN_RULE = '''extends: core
rules:
  house/no-exclusive:
    kind: existence
    severity: suggestion
    message: '“{match}” tells the reader nothing'
    tokens: [exclusive]
    tests:
      - bad: 'Exclusive: minister resigns'
      - good: %s
'''


def without_comments(text):
    return [line for line in text.splitlines() if not line.startswith('#')]


class Rules(ProgramTest):
    def test_list_names_every_rule_with_its_severity(self):
        out = self.expect(0, 'rules').out
        self.assertRegex(out, r'(?m)^quotes$')
        self.assertRegex(out, r'(?m)^  quotes/unclosed +error ')
        self.assertRegex(out, r'(?m)^  existence ')

    def test_a_rule_explains_itself(self):
        out = self.expect(0, 'rules', 'quotes/unclosed').out
        self.assertIn('Bad:\n', out)
        self.assertIn('Good:\n', out)
        self.assertIn('tokens', self.expect(0, 'rules', 'existence').out)
        self.assertIn('\n  house/plain-words:\n    kind: substitution\n',
                      self.expect(0, 'rules', 'substitution').out)

    def test_every_rule_of_the_list_can_be_explained(self):
        for line in self.expect(0, 'rules').out.splitlines():
            if line.startswith('  '):
                self.expect(0, 'rules', line.split()[0])

    def test_an_unknown_rule_is_2(self):
        result = self.expect(2, 'rules', 'quotes/unclosd')
        self.assertIn('did you mean “quotes/unclosed”', result.err)


class Policy(ProgramTest):
    def test_show_prints_a_policy_that_can_be_used(self):
        shown = self.expect(0, 'policy', 'show', 'core').out
        self.write('.obelus.yaml', shown)
        self.assertIn('sound', self.expect(0, 'policy', 'check').out)
        again = self.expect(0, 'policy', 'show').out
        self.assertEqual(without_comments(again), without_comments(shown))

    def test_show_takes_the_nearest(self):
        self.write('.obelus.yaml', POLICY)
        self.assertIn('quotes/unclosed', self.expect(0, 'policy', 'show').out)

    def test_check_names_every_fault(self):
        self.write('bad.yaml', 'rules: {quotes/unclosd: error, quotes/unopened: eror}\nrulez: {}\n')
        err = self.expect(2, 'policy', 'check', 'bad.yaml').err
        self.assertEqual(err.count('bad.yaml:'), 3, err)

    def test_check_compiles_regular_expressions(self):
        self.write('bad.yaml', 'rules:\n  house/x:\n    kind: existence\n    message: m\n'
                   '    raw: ["(unclosed"]\n')
        self.assertIn('bad.yaml:', self.expect(2, 'policy', 'check', 'bad.yaml').err)

    def test_examples_of_own_rules_run(self):
        self.write('sound.yaml', OWN_RULE % 'Minister resigns')
        self.assertIn('2 examples, 0 failed', self.expect(0, 'policy', 'test', 'sound.yaml').out)
        self.write('failing.yaml', OWN_RULE % 'An exclusive story')
        result = self.expect(1, 'policy', 'test', 'failing.yaml')
        self.assertIn('2 examples, 1 failed', result.out)
        self.assertRegex(result.err, r'failing\.yaml:10:\d+: house/no-exclusive finds something')

    def test_own_rule_in_a_check(self):
        self.write('.obelus.yaml', OWN_RULE % 'Minister resigns')
        self.write('a.txt', 'An exclusive story.\n')
        out = self.expect(0, 'check', '-f', 'json').out
        finding, = json.loads(out)['findings']
        self.assertEqual(finding['rule'], 'house/no-exclusive')
        self.assertEqual(finding['message'], '“exclusive” tells the reader nothing')

    def test_own_rules_may_leave_alone_what_others_said(self):
        text = 'An exclusive story.\n\n“An exclusive club,” said Anna Reed, who is a member.\n'
        self.write('a.txt', text)
        for quoted, lines in (('check', [1, 3]), ('skip', [1]), ('only', [3])):
            self.write('.obelus.yaml', 'rules:\n  house/x: {kind: existence, severity: warning, '
                       f'tokens: [exclusive], quoted: {quoted}}}\n  house/y: {{kind: substitution, '
                       f'severity: warning, swap: {{exclusive: private}}, quoted: {quoted}}}\n')
            found = json.loads(self.expect(0, 'check', '-f', 'json').out)['findings']
            self.assertEqual([finding['line'] for finding in found if finding['rule'] == 'house/x'], lines)
            self.assertEqual([finding['line'] for finding in found if finding['rule'] == 'house/y'], lines)


class InitAndSchema(ProgramTest):
    def test_init_writes_a_sound_policy_once(self):
        self.expect(0, 'init')
        self.expect(0, 'policy', 'check', '.obelus.yaml')
        self.write('a.txt', BROKEN)
        self.expect(1, 'check')
        before = self.read('.obelus.yaml')
        self.assertIn('is there already', self.expect(2, 'init').err)
        self.assertEqual(self.read('.obelus.yaml'), before)

    def test_schema_is_json(self):
        schema = json.loads(self.expect(0, 'schema').out)
        self.assertIn('2020-12', schema['$schema'])


if __name__ == '__main__':
    unittest.main()
