#include "gui/wall.h"

#include <algorithm>
#include <cmath>

#include "gui/screens/workshop.h"

namespace skoen::gui {

namespace {
constexpr float kWallEm = 24, kWallWidth = 1024, kWallHeight = 768;
}

float wall_em(float width, float height) {
    return std::floor(kWallEm * std::max(0.5F, std::min(width / kWallWidth, height / kWallHeight)));
}

session::DeskCommands Wall::frame(float width, float height, float seconds, ui::EventQueue& events,
                                  bool record, const session::DeskView& view) {
    const bool frozen = view.workshop && view.workshop->wall == "frozen" && shown_.workshop;
    if (!frozen) shown_ = view;
    session::DeskCommands out;
    ui::FrameInput input{width, height, 1, seconds};
    input.em = wall_em(width, height);
    frames_.begin(input, events, record);
    screens::draw_wall(shown_, out);
    frames_.end();
    if (frozen) {  // the keys speak of the room as it is, not of the picture
        for (session::DeskCommand& command : out) {
            if (std::holds_alternative<session::SetWall>(command)) command = session::SetWall{"live"};
        }
    }
    return out;
}

}  // namespace skoen::gui
