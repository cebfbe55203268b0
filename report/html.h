// A small HTML writer: elements opened and closed in order, every text and attribute escaped, the same bytes each time.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skoen::report {

// & < > " ' as entities; control characters that XML forbids become spaces.
[[nodiscard]] std::string escaped(std::string_view text);

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class HtmlWriter {
  public:
    HtmlWriter& open(std::string_view tag, Attributes attributes = {});
    HtmlWriter& close();                       // the innermost open element
    HtmlWriter& text(std::string_view words);  // escaped
    HtmlWriter& raw(std::string_view markup);  // markup made by another writer
    HtmlWriter& element(std::string_view tag, std::string_view words, Attributes attributes = {});
    HtmlWriter& empty(std::string_view tag, Attributes attributes = {});  // br, meta
    // Throws base::InternalError when something is still open.
    [[nodiscard]] std::string finish();

  private:
    void start(std::string_view tag, Attributes attributes);

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace skoen::report
