// parse_json without the throw, for those who must tell "not JSON" from "JSON with a fault".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::base {

struct ParsedJson {
    JsonValue value;
    std::vector<Fault> faults;  // in file order; empty: `value` is the whole document
    // the grammar holds (a duplicate key or a number out of range may still be a fault)
    bool is_json = true;
};

ParsedJson try_parse_json(std::string_view text, const std::string& file);

}  // namespace skoen::base
