// The message a piece of code refuses its input with; "(nothing refused)" when it does not.
#pragma once

#include <string>

#include "sim/base/error.h"

namespace skoen::test {

template <class Action>
std::string refusal(Action&& action) {
    try {
        action();
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "(nothing refused)";
}

}  // namespace skoen::test
