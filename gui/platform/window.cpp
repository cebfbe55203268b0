#include "gui/platform/window.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <streambuf>
#include <string_view>
#include <utility>
#include <vector>

#include <SFML/System/Err.hpp>
#include <SFML/Window.hpp>
#include <imgui.h>

namespace skoen::gui::platform {

namespace {

using SfKey = sf::Keyboard::Key;
using ui::Event;
using ui::Key;

constexpr std::array<std::pair<int, Key>, 22> kKeys{{
    {SfKey::Tab, Key::tab},
    {SfKey::Left, Key::left},
    {SfKey::Right, Key::right},
    {SfKey::Up, Key::up},
    {SfKey::Down, Key::down},
    {SfKey::PageUp, Key::page_up},
    {SfKey::PageDown, Key::page_down},
    {SfKey::Home, Key::home},
    {SfKey::End, Key::end},
    {SfKey::Insert, Key::insert},
    {SfKey::Delete, Key::del},
    {SfKey::Backspace, Key::backspace},
    {SfKey::Space, Key::space},
    {SfKey::Enter, Key::enter},
    {SfKey::Escape, Key::escape},
    {SfKey::Add, Key::plus},
    {SfKey::Subtract, Key::minus},
    {SfKey::Equal, Key::plus},
    {SfKey::Hyphen, Key::minus},
    {SfKey::F1, Key::f1},
    {SfKey::F11, Key::f11},
    {SfKey::Unknown, Key::count_},
}};

Key within(Key first, int by) { return static_cast<Key>(static_cast<int>(first) + by); }

Key key_of(SfKey code) {
    if (code >= SfKey::A && code <= SfKey::Z) return within(Key::a, code - SfKey::A);
    if (code >= SfKey::Num0 && code <= SfKey::Num9) return within(Key::digit0, code - SfKey::Num0);
    if (code >= SfKey::Numpad0 && code <= SfKey::Numpad9) return within(Key::digit0, code - SfKey::Numpad0);
    const auto found = std::ranges::find(kKeys, static_cast<int>(code), &std::pair<int, Key>::first);
    return found == kKeys.end() ? Key::count_ : found->second;
}

int button_of(sf::Mouse::Button button) {
    if (button == sf::Mouse::Left) return 0;
    return button == sf::Mouse::Right ? 1 : 2;
}

Event pointer_at(int x, int y) {
    Event event;
    event.x = static_cast<float>(x);
    event.y = static_cast<float>(y);
    return event;
}

Event of_kind(Event::Kind kind) {
    Event event;
    event.kind = kind;
    return event;
}

void push_key(const sf::Event::KeyEvent& from, bool down, ui::EventQueue& events) {
    const Key key = key_of(from.code);
    if (key == Key::count_) return;
    Event event = of_kind(Event::Kind::key);
    event.key = key;
    event.down = down;
    event.ctrl = from.control;
    event.shift = from.shift;
    event.alt = from.alt;
    events.push(event);
}

void push_button(const sf::Event::MouseButtonEvent& from, bool down, ui::EventQueue& events) {
    events.push(pointer_at(from.x, from.y));
    Event event = of_kind(Event::Kind::button);
    event.button = button_of(from.button);
    event.down = down;
    events.push(event);
}

void translate(const sf::Event& from, ui::EventQueue& events) {
    switch (from.type) {
    case sf::Event::MouseMoved:
        events.push(pointer_at(from.mouseMove.x, from.mouseMove.y));
        break;
    case sf::Event::MouseButtonPressed:
        push_button(from.mouseButton, true, events);
        break;
    case sf::Event::MouseButtonReleased:
        push_button(from.mouseButton, false, events);
        break;
    case sf::Event::MouseWheelScrolled: {
        Event event = of_kind(Event::Kind::wheel);
        event.y = from.mouseWheelScroll.delta;
        if (from.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel) events.push(event);
        break;
    }
    case sf::Event::KeyPressed:
        push_key(from.key, true, events);
        break;
    case sf::Event::KeyReleased:
        push_key(from.key, false, events);
        break;
    case sf::Event::TextEntered: {
        Event event = of_kind(Event::Kind::text);
        event.letter = from.text.unicode;
        events.push(event);
        break;
    }
    case sf::Event::LostFocus:
        events.push(of_kind(Event::Kind::lost_focus));
        break;
    case sf::Event::MouseLeft:
        events.push(of_kind(Event::Kind::left_window));
        break;
    default:
        break;
    }
}

// Keeps back what SFML complains of and the desk takes in its stride: less OpenGL than asked for, no vertical sync. All
// else goes to standard error at once, as SFML may abort next.
class Complaints : public std::streambuf {
  public:
    Complaints() : before_(sf::err().rdbuf(this)) {}
    ~Complaints() override { sf::err().rdbuf(before_); }
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;

  protected:
    int overflow(int letter) override {
        line_ += static_cast<char>(letter);
        if (letter != '\n') return letter;
        constexpr std::array<std::string_view, 4> kHarmless{"vertical sync", "does not fully meet",
                                                            "Requested: ", "Created: "};
        const auto holds = [this](std::string_view words) { return line_.find(words) != std::string::npos; };
        if (std::ranges::none_of(kHarmless, holds)) std::cerr << line_;
        line_.clear();
        return letter;
    }

  private:
    std::streambuf* before_;
    std::string line_;
};

const char* clipboard_text(void*) {
    static std::string kept;
    const auto utf8 = sf::Clipboard::getString().toUtf8();
    kept.assign(utf8.begin(), utf8.end());
    return kept.c_str();
}

void set_clipboard_text(void*, const char* text) {
    const std::string words(text);
    sf::Clipboard::setString(sf::String::fromUtf8(words.begin(), words.end()));
}

}  // namespace

// Cursors outlive the window: X frees what the window still shows.
struct Window::Parts {
    std::array<sf::Cursor, 4> cursors;
    std::array<bool, 4> has_cursor{};
    ui::Pointer pointer = ui::Pointer::arrow;
    sf::Window window;
    GlVersion gl = GlVersion::shaders;
};

Window::Window(int width, int height, const std::string& title) : parts_(std::make_unique<Parts>()) {
    Parts& p = *parts_;
    const Complaints complaints;
    const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
    const unsigned w = std::min(static_cast<unsigned>(width), screen.width);
    const unsigned h = std::min(static_cast<unsigned>(height), screen.height);
    const auto words = sf::String::fromUtf8(title.begin(), title.end());
    p.window.create({w, h}, words, sf::Style::Default,
                    sf::ContextSettings(0, 0, 0, 3, 3, sf::ContextSettings::Core));
    // SFML gives less without a word.
    const sf::ContextSettings got = p.window.getSettings();
    if (got.majorVersion * 10 + got.minorVersion < 32) {
        p.window.create({w, h}, words, sf::Style::Default, sf::ContextSettings());
        p.gl = GlVersion::fixed_pipeline;
    }
    p.window.setPosition({static_cast<int>(screen.width - w) / 2, static_cast<int>(screen.height - h) / 2});
    p.window.setVerticalSyncEnabled(true);
    constexpr std::array kShapes{sf::Cursor::Arrow, sf::Cursor::Hand, sf::Cursor::Text,
                                 sf::Cursor::SizeHorizontal};
    for (std::size_t i = 0; i < kShapes.size(); ++i)
        p.has_cursor[i] = p.cursors[i].loadFromSystem(kShapes[i]);
}

Window::~Window() = default;

GlVersion Window::gl() const { return parts_->gl; }
void Window::activate() { parts_->window.setActive(true); }
bool Window::is_open() const { return parts_->window.isOpen(); }
int Window::width() const { return static_cast<int>(parts_->window.getSize().x); }
int Window::height() const { return static_cast<int>(parts_->window.getSize().y); }

bool Window::collect(ui::EventQueue& events) {
    bool any = false;
    sf::Event event;
    while (parts_->window.pollEvent(event)) {
        any = true;
        if (event.type == sf::Event::Closed) parts_->window.close();
        translate(event, events);
    }
    return any;
}

void Window::show(ui::Pointer pointer) {
    const auto index = static_cast<std::size_t>(pointer);
    if (pointer == parts_->pointer || !parts_->has_cursor[index]) return;
    parts_->pointer = pointer;
    parts_->window.setMouseCursor(parts_->cursors[index]);
}

void Window::present() { parts_->window.display(); }

Picture Window::picture() const { return read_pixels(width(), height()); }

void Window::share_clipboard() {
    ImGui::GetIO().GetClipboardTextFn = clipboard_text;
    ImGui::GetIO().SetClipboardTextFn = set_clipboard_text;
}

}  // namespace skoen::gui::platform
