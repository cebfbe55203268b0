// The pages of the desk, by the door that leads to them. A new view is one line here, one in gui/screens/screens.cpp, and
// its tab's words.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace skoen::session {

// Who comes in, and for what: the bar at the top shows the pages of one door at a time.
enum class Door : std::uint8_t { leader, caseworker, researcher };
inline constexpr std::size_t kDoors = 3;

struct ViewPlace {
    const char* view;
    Door door;
};
// In the order of the tabs.
inline constexpr std::array kViewPlaces = {ViewPlace{"scenario", Door::leader},
                                           ViewPlace{"scenario_editor", Door::leader},
                                           ViewPlace{"plan", Door::leader},
                                           ViewPlace{"outcomes", Door::leader},
                                           ViewPlace{"why", Door::leader},
                                           ViewPlace{"case", Door::leader},
                                           ViewPlace{"assumptions", Door::leader},
                                           ViewPlace{"choice", Door::leader},
                                           ViewPlace{"workshop", Door::leader},
                                           ViewPlace{"training", Door::caseworker},
                                           ViewPlace{"study_design", Door::researcher},
                                           ViewPlace{"study_deck", Door::researcher},
                                           ViewPlace{"study_power", Door::researcher},
                                           ViewPlace{"study_mechanisms", Door::researcher},
                                           ViewPlace{"study_files", Door::researcher}};

inline constexpr std::string_view kDraftView = "scenario_editor";

// All views; the first is the page one starts on, in front of the doors.
inline constexpr auto kViews = [] {
    std::array<const char*, kViewPlaces.size() + 1> names{"welcome"};
    for (std::size_t i = 0; i < kViewPlaces.size(); ++i) names[i + 1] = kViewPlaces[i].view;
    return names;
}();

// Nothing for the page in front of the doors.
[[nodiscard]] constexpr std::optional<Door> door_of(std::string_view view) {
    for (const ViewPlace& place : kViewPlaces) {
        if (view == place.view) return place.door;
    }
    return std::nullopt;
}

// The page that a door leads to; null while there is none behind it.
[[nodiscard]] constexpr const char* first_view(Door door) {
    for (const ViewPlace& place : kViewPlaces) {
        if (place.door == door) return place.view;
    }
    return nullptr;
}

}  // namespace skoen::session
