// What an HTML page's first kilobyte declares of its encoding.
#include <gtest/gtest.h>

#include <string>

#include "document/readers.hpp"

namespace obelus {
namespace {

// A page whose declaration begins so that its name has `inside` bytes before the kilobyte ends.
std::string page_with_name_at_the_edge(std::size_t inside) {
  const std::string declaration = "<meta charset=\"";
  std::string page = "<!doctype html><title>";
  page.append(1024 - inside - declaration.size() - page.size() - 8, 'x');
  return page + "</title>" + declaration + "windows-1256\"><p>x</p>";
}

TEST(DeclaredEncoding, IsReadFromTheFirstKilobyte) {
  EXPECT_EQ(declared_encoding("<meta charset=windows-1256>"), "windows-1256");
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='koi8-r'?><p>"), "koi8-r");
  EXPECT_EQ(declared_encoding(page_with_name_at_the_edge(13)), "windows-1256");
}

TEST(DeclaredEncoding, IsWholeOrNothingWhereTheKilobyteEndsInsideTheName) {
  for (std::size_t inside = 0; inside <= 12; ++inside) {
    EXPECT_EQ(declared_encoding(page_with_name_at_the_edge(inside)), "") << inside;
  }
}

TEST(DeclaredEncoding, MayEndWithTheFile) {
  EXPECT_EQ(declared_encoding("<meta charset=koi8-r"), "koi8-r");
}

}  // namespace
}  // namespace obelus
