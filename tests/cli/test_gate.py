"""What makes obelus check fail: thresholds and budgets, of flags and policies."""
from program import BROKEN, SOUND, RepositoryTest

RULES = 'rules: {quotes/unclosed: %s, attribution/hearsay: %s}\n'
HEARSAY = 'It is rumoured that the mill will close.\n'


class Gate(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('a.md', BROKEN)
        self.write('b.md', HEARSAY + '\n' + HEARSAY.replace('mill', 'pier'))

    def policy(self, gate, quotes='warning', hearsay='warning', name='.obelus.yaml'):
        self.write(name, RULES % (quotes, hearsay) + gate)

    def test_threshold_of_the_policy(self):
        self.policy('')
        self.expect(0, 'check')
        self.policy('gate: {fail-on: warning}\n')
        self.expect(1, 'check')
        self.policy('gate: {fail-on: never}\n', quotes='error')
        self.expect(0, 'check')

    def test_thresholds_of_families_and_rules(self):
        self.policy('gate: {families: {quotes: warning}}\n')
        self.expect(1, 'check', 'a.md')
        self.expect(0, 'check', 'b.md')
        self.policy('gate: {fail-on: warning, families: {attribution: never}}\n')
        self.expect(0, 'check', 'b.md')
        self.expect(1, 'check', 'a.md')
        self.policy('gate: {families: {quotes: never, quotes/unclosed: {fail-on: warning}}}\n')
        self.expect(1, 'check', 'a.md')

    def test_the_flag_wins(self):
        self.policy('gate: {fail-on: warning, families: {quotes: warning}}\n')
        self.expect(0, 'check', '--fail-on', 'error')
        self.expect(0, 'check', '--fail-on', 'never')
        self.expect(0, 'check', '--exit-zero')
        self.policy('gate: {families: {quotes: never, attribution: never}}\n')
        self.expect(1, 'check', '--fail-on', 'warning')

    def test_budgets(self):
        self.policy('gate: {families: {attribution: {budget: 2}, quotes/unclosed: {budget: 1}}}\n')
        self.expect(0, 'check')
        self.policy('gate: {families: {attribution: {budget: 1}}}\n')
        result = self.expect(1, 'check')
        self.assertIn('attribution: 2 findings, more than the 1 that may pass', result.err)
        self.expect(1, 'check', '--fail-on', 'never')
        self.expect(0, 'check', '--exit-zero')
        self.expect(0, 'check', 'a.md')

    def test_a_budget_for_all_rules(self):
        self.policy('gate: {budget: 3}\n')
        self.expect(0, 'check')
        self.policy('gate: {budget: 2}\n')
        self.assertIn('all rules: 3 findings, more than the 2 that may pass', self.expect(1, 'check').err)

    def test_paths_have_thresholds_and_budgets_of_their_own(self):
        self.write('opinion/c.md', BROKEN)
        self.write('opinion/d.md', HEARSAY)

        def override(gate, top=''):
            self.policy(f'overrides:\n  - {{files: ["opinion/**"], gate: {gate}}}\n{top}')

        override('{fail-on: warning}')
        self.expect(1, 'check')
        self.expect(0, 'check', 'a.md', 'b.md')
        override('{families: {quotes: {fail-on: never}}}', 'gate: {fail-on: warning}\n')
        self.expect(0, 'check', 'opinion/c.md')
        self.expect(1, 'check', 'opinion/d.md')
        override('{budget: 2}')
        self.expect(0, 'check')
        override('{budget: 1}')
        self.assertIn('all rules in opinion/**: 2 findings, more than the 1 that may pass',
                      self.expect(1, 'check').err)
        # What an override lets pass is not taken from the others' budget.
        override('{families: {attribution: {budget: 1}}}',
                 'gate: {families: {attribution: {budget: 2}}}\n')
        self.expect(0, 'check')
        override('{families: {attribution: {budget: 0}}}',
                 'gate: {families: {attribution: {budget: 2}}}\n')
        self.assertIn('attribution in opinion/**: 1 finding, more than the 0', self.expect(1, 'check').err)

    def test_a_baseline_costs_no_budget(self):
        self.policy('gate: {families: {attribution: {budget: 0}}}\n')
        self.expect(1, 'check')
        self.expect(0, 'check', '--write-baseline')
        self.expect(0, 'check', '--baseline', '.obelus-baseline.json')

    def test_max_warnings(self):
        self.policy('')
        self.expect(0, 'check', '--max-warnings', '3')
        self.assertIn('warnings: 3 findings, more than the 2 that may pass',
                      self.expect(1, 'check', '--max-warnings', '2').err)

    def test_each_file_is_judged_by_its_own_policy(self):
        self.policy('')
        self.policy('gate: {fail-on: warning}\n', name='strict/.obelus.yaml')
        self.write('strict/c.md', SOUND)
        self.expect(0, 'check')
        self.write('strict/c.md', BROKEN)
        self.expect(1, 'check')

    def test_later_policies_change_what_they_name(self):
        self.policy('gate: {fail-on: warning, families: {quotes: {fail-on: never, budget: 0}}}\n',
                    name='base.yaml')
        self.write('.obelus.yaml', 'extends: ./base.yaml\ngate: {families: {quotes: {budget: 5}}}\n')
        self.expect(0, 'check', 'a.md')
        self.expect(1, 'check', 'b.md')
        shown = self.expect(0, 'policy', 'show').out
        self.assertIn('gate:\n  fail-on: warning\n  families:\n    quotes: {fail-on: never, budget: 5}\n',
                      shown)
        self.write('shown.yaml', shown)
        self.expect(0, 'policy', 'check', 'shown.yaml')

    def test_show_gives_what_was_said_of_paths(self):
        self.policy('overrides:\n  - {files: ["opinion/**"], gate: {budget: 1, fail-on: never}}\n'
                    'gate: {budget: 7}\n')
        shown = self.expect(0, 'policy', 'show').out
        self.assertIn('    gate:\n      fail-on: never\n      budget: 1\n', shown)
        self.assertIn('\ngate:\n  budget: 7\n', shown)
        self.write('shown.yaml', shown)
        self.assertEqual(self.expect(0, 'policy', 'show', 'shown.yaml').out.split('\n', 1)[1],
                         shown.split('\n', 1)[1])

    def test_faults_are_named_with_their_places(self):
        for gate, fault in (
                ('gate: error', 'expected a mapping with fail-on, budget and families, not “error”'),
                ('gate: {fail-on: off}', 'expected error, warning, suggestion or never, not “off”'),
                ('gate: {families: {qoutes: error}}', 'unknown rule or family “qoutes”; did you mean “quotes”?'),
                ('gate: {families: {quotes: {budget: -1}}}', 'expected a whole number of at least 0'),
                ('gate: {families: {quotes: {bugdet: 1}}}', 'did you mean “budget”?'),
                ('overrides: [{files: [a], gate: {families: {qoutes: error}}}]', 'did you mean “quotes”?'),
                ('overrides: [{files: [a]}]', 'an override needs “rules” or “gate”'),
                ('gate: {fail_on: error}', 'did you mean “fail-on”?')):
            self.write('.obelus.yaml', gate + '\n')
            err = self.expect(2, 'check').err
            self.assertIn('.obelus.yaml:1:', err)
            self.assertIn(fault, err)
