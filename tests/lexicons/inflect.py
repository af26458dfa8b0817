#!/usr/bin/env python3
"""Writes policies/lexicons/speech-verbs/<language>.txt from the stems in verbs/<language>.txt.

Languages whose verbs have dozens of forms are kept as stems, so that a verb is added in one place
with all its forms. A line of a stem file is

    # a comment, copied            a line "# ..." goes into the lexicon as it is
    = 2                            the weight of what follows (1 where none is given)
    ar: afirmar declarar           a paradigm of the language, and the stems it inflects
    forms: disse disseram          forms as they are; "_" stands for a space

inflect.py             rewrites the lexicons
inflect.py --check     says which differ from their stems, and fails if one does
"""
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
LEXICONS = HERE.parent.parent / 'policies' / 'lexicons' / 'speech-verbs'


# ---- Portuguese and Italian: the persons that news speaks of, and the first -----------------------
def soft(stem, pairs):
    """The stem before e or i, where the spelling keeps the sound: expli-car, expli-quei."""
    for hard, spelled in pairs:
        if stem.endswith(hard):
            return stem[:-len(hard)] + spelled
    return stem


def pt_ar(verb):
    stem = verb[:-2]
    before_e = soft(stem, (('c', 'qu'), ('g', 'gu'), ('ç', 'c')))
    ends = 'a am o ou aram ava avam ará aria ando ar ado ada ados adas'
    return [stem + end for end in ends.split()] + [before_e + 'ei']


def pt_er(verb):
    ends = 'e em eu eram i ia iam erá eria endo er ido ida idos idas'
    return [verb[:-2] + end for end in ends.split()]


def pt_ir(verb):
    ends = 'e em iu iram ia iam irá iria indo ir ido ida idos idas'
    return [verb[:-2] + end for end in ends.split()]


def it_are(verb):
    stem = verb[:-3]
    before_e = stem + 'h' if stem[-1] in 'cg' else stem
    if stem[-2:] in ('ci', 'gi'):
        before_e = stem[:-1]
    ends = 'o a ano ò arono ava avano ando are ato ata ati ate'
    return [stem + end for end in ends.split()] + [before_e + 'erà']


def it_ire(verb):  # with -isc-
    stem = verb[:-3]
    ends = 'isco isce iscono ì irono iva ivano irà endo ire ito ita iti ite'
    return [stem + end for end in ends.split()]


def it_ere(verb):  # verb/past/participle: chiedere/chies/chiest
    infinitive, past, participle = verb.split('/')
    stem = infinitive[:-3]
    return ([stem + end for end in
             'o e ono eva evano erà endo ere'.split()] +
            [past + end for end in 'e ero'.split()] +
            [participle + end for end in 'o a i e'.split()])


# ---- Dutch: infinitive/present/past/past plural/participle -----------------------------------------
def nl(verb):
    infinitive, present, past, pasts, participle = verb.split('/')
    stem = present.removesuffix('t') if present.endswith('t') else present
    return [infinitive, stem, present, past, pasts, participle, infinitive + 'd']


def nl_weak(verb):  # stem/ending: herhaal/de, infinitive herhalen: herhalen/herhaal/de
    infinitive, stem, ending = verb.split('/')
    third = stem if stem.endswith('t') else stem + 't'
    last = stem if stem[-1] in 'td' else stem + ending[0]
    prefixed = stem.startswith(('be', 'ge', 'her', 'ver', 'ont', 'er'))
    participle = last if prefixed else 'ge' + last
    return [infinitive, stem, third, stem + ending, stem + ending + 'n', participle,
            infinitive + 'd']


def nl_separable(verb):  # particle/verb forms joined by "+": toe/voeg+voegt+voegde+voegden+gevoegd+voegen
    particle, forms = verb.split('/')
    one, third, past, pasts, participle, infinitive = forms.split('+')
    apart = [f'{form} {particle}' for form in (one, third, past, pasts)]
    joined = [particle + form for form in (one, third, past, pasts, participle, infinitive)]
    return apart + joined + [f'{infinitive} {particle}', f'{particle} te {infinitive}']


# ---- Ukrainian: past and its participle; present or future; reflexive -------------------------------
def uk_past(stem):
    return [stem + end for end in 'в ла ло ли вши ти'.split()]


def uk_past_s(stem):
    return [stem + end for end in 'вся лася лося лися вшись'.split()]


def uk_ye(stem):  # заявляє
    return [stem + end for end in 'ю є ємо ють ючи'.split()]


# ---- Turkish: vowel harmony -------------------------------------------------------------------------
def tr(stem):
    """A stem, or stem/soft stem where a vowel softens its end: et/ed."""
    hard, before_vowel = (stem.split('/') + [stem])[:2]
    vowels = [c for c in hard if c in 'aıoueiöü']
    back = vowels[-1] in 'aıou'
    high = {'a': 'ı', 'ı': 'ı', 'o': 'u', 'u': 'u', 'e': 'i', 'i': 'i', 'ö': 'ü', 'ü': 'ü'}[vowels[-1]]
    low = 'a' if back else 'e'
    voiceless = hard[-1] in 'fstkçşhp'
    d = 't' if voiceless else 'd'
    open_end = hard[-1] in 'aıoueiöü'
    y = 'y' if open_end else ''
    now = hard[:-1] if open_end else before_vowel  # söyle: söylüyor
    if open_end:
        rest = [c for c in now if c in 'aıoueiöü'] or [hard[-1]]
        narrow = {'a': 'ı', 'ı': 'ı', 'o': 'u', 'u': 'u', 'e': 'i', 'i': 'i', 'ö': 'ü', 'ü': 'ü'}[rest[-1]]
    else:
        narrow = high
    past = hard + d + high
    their = 'ı' if back else 'i'
    return [past, past + 'l' + low + 'r', past + 'm', past + 'k',
            now + narrow + 'yor', now + narrow + 'yorlar', now + narrow + 'yordu',
            hard + 'm' + high + 'ş', hard + 'm' + high + 'şt' + high,
            before_vowel + y + low + 'n', before_vowel + y + low + 'r' + low + 'k',
            before_vowel + y + high + 'p', before_vowel + y + low + 'c' + low + 'k',
            past + 'ğ' + high, past + 'ğ' + high + 'n' + high,
            past + 'kl' + low + 'r' + their + 'n' + their,
            hard + 'm' + low + 'kt' + low + 'd' + their + 'r']


# ---- Persian: simple verbs past/present, and light verbs --------------------------------------------
def fa_simple(verb):
    past, present = verb.split('/')
    me = 'می\u200c'
    result = [past + end for end in ('', 'ند', 'م', 'ه', 'ه_است', 'ه\u200cاند', 'ه_بود', 'ن')]
    result += [me + past, me + past + 'ند', me + present + 'م']
    for prefix in (me, 'می_'):
        result += [prefix + present + 'د', prefix + present + 'ند']
    return [form.replace('_', ' ') for form in result]


FA_LIGHT = {'کردن': 'کرد/کن', 'دادن': 'داد/ده', 'گفتن': 'گفت/گوی', 'شدن': 'شد/شو',
            'زدن': 'زد/زن', 'داشتن': 'داشت/دار', 'گرفتن': 'گرفت/گیر', 'نمودن': 'نمود/نمای',
            'کشیدن': 'کشید/کش', 'آوردن': 'آورد/آور', 'ورزیدن': 'ورزید/ورز', 'خوردن': 'خورد/خور'}


def fa_compound(verb):  # اعلام/کردن
    noun, light = verb.split('/')
    if light == 'داشتن':
        forms = 'داشت داشتند داشتم داشته داشته_است داشته\u200cاند داشته_بود دارد دارند دارم داریم داشتن می\u200cدارد می\u200cدارند'
        return [f'{noun} {form}'.replace('_', ' ') for form in forms.split()]
    return [f'{noun} {form}' for form in fa_simple(FA_LIGHT[light])]


# ---- Hebrew: forms as they are, and with the conjunctions that are written together with them ---------
def he(form):
    return [form, 'ו' + form, 'ש' + form]


def he_present(forms):  # masculine singular, feminine singular, plural: אומר/אומרת/אומרים/אומרות
    return [one for form in forms.split('/') for one in he(form) + ['ה' + form]]


def forms(form):
    return [form]


PARADIGMS = {
    'pt': {'ar': pt_ar, 'er': pt_er, 'ir': pt_ir},
    'it': {'are': it_are, 'ire': it_ire, 'ere': it_ere},
    'nl': {'strong': nl, 'weak': nl_weak, 'separable': nl_separable},
    'uk': {'past': uk_past, 'past-s': uk_past_s, 'ye': uk_ye},
    'tr': {'verb': tr},
    'fa': {'simple': fa_simple, 'compound': fa_compound},
    'he': {'past': he, 'present': he_present},
}


def lexicon(language, source):
    out = []
    seen = set()
    weight = ''
    for line in source.split('\n'):
        line = line.strip()
        if not line or line.startswith('#'):
            out.append(line)
        elif line.startswith('='):
            weight = '' if line == '= 1' else ' ' + line
        else:
            kind, _, stems = line.partition(':')
            paradigm = forms if kind == 'forms' else PARADIGMS[language][kind]
            for stem in stems.split():
                for form in paradigm(stem):
                    form = form.replace('_', ' ')
                    folded = re.sub('[\u200c\u0640\u064b-\u0652]', '', unicodedata.normalize('NFKC', form)).casefold()
                    if folded not in seen:
                        seen.add(folded)
                        out.append(form + weight)
    return '\n'.join(out).rstrip('\n') + '\n'


def main():
    stale = []
    for stems in sorted((HERE / 'verbs').glob('*.txt')):
        target = LEXICONS / stems.name
        made = lexicon(stems.stem, stems.read_text(encoding='utf-8'))
        if '--check' not in sys.argv[1:]:
            target.write_text(made, encoding='utf-8')
        elif not target.exists() or target.read_text(encoding='utf-8') != made:
            stale.append(target.name)
    if stale:
        sys.exit(f'not what their stems make: {", ".join(stale)}; run tests/lexicons/inflect.py')


if __name__ == '__main__':
    main()
