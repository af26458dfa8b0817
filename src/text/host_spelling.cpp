// ICU's spoof checker and IDNA, opened once when first asked: their checks change nothing in them.
#include "text/host_spelling.hpp"

#include <unicode/idna.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <cstdint>
#include <memory>

namespace obelus {
namespace {

struct Closer {
  void operator()(USpoofChecker* checker) const noexcept { uspoof_close(checker); }
};
using Checker = std::unique_ptr<USpoofChecker, Closer>;

// nullptr where ICU has no data.
const USpoofChecker* checker() {
  static const Checker opened = [] {
    UErrorCode status = U_ZERO_ERROR;
    Checker made(uspoof_open(&status));
    if (U_SUCCESS(status)) {
      uspoof_setRestrictionLevel(made.get(), USPOOF_HIGHLY_RESTRICTIVE);
      uspoof_setChecks(made.get(), USPOOF_RESTRICTION_LEVEL, &status);
    }
    if (U_FAILURE(status)) made.reset();
    return made;
  }();
  return opened.get();
}

const icu::IDNA* idna() {
  static const std::unique_ptr<icu::IDNA> opened = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::IDNA> made(
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_UNICODE, status));
    if (U_FAILURE(status)) made.reset();
    return made;
  }();
  return opened.get();
}

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

}  // namespace

std::string decoded_host(std::string_view host) {
  if (idna() == nullptr) return {};
  icu::UnicodeString result;
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  idna()->nameToUnicode(wide(host), result, info, status);
  return U_SUCCESS(status) ? narrow(result) : std::string();
}

bool mixes_scripts(std::string_view label) {
  if (checker() == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t found = uspoof_checkUnicodeString(checker(), wide(label), nullptr, &status);
  return U_SUCCESS(status) && (found & USPOOF_RESTRICTION_LEVEL) != 0;
}

std::string look_of(std::string_view label) {
  icu::UnicodeString result;
  if (checker() == nullptr) return std::string(label);
  UErrorCode status = U_ZERO_ERROR;
  uspoof_getSkeletonUnicodeString(checker(), 0, wide(label), result, &status);
  return U_SUCCESS(status) ? narrow(result) : std::string(label);
}

}  // namespace obelus
