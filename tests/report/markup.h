// A small reader of XML and of the HTML that the report writes: tags balanced, attributes quoted and unique, entities known.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace skoen::tests {

struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;  // entities resolved
    std::string text;  // directly inside, entities resolved, without that of children
    std::vector<Element> children;

    // All elements of that name below, in document order.
    [[nodiscard]] std::vector<const Element*> all(std::string_view tag) const;
    // Text of the element and everything below.
    [[nodiscard]] std::string whole_text() const;
};

// The root's children are the document's top elements. Throws std::runtime_error on the first fault. `html`: void elements
// (meta, br) need no end, and the content of <style> is left alone.
[[nodiscard]] Element read_markup(std::string_view text, bool html);

}  // namespace skoen::tests
