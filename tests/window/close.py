"""Asks the window whose number is the first argument to close itself, as its button does: WM_DELETE_WINDOW."""

import ctypes
import sys


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent, with room for the widest XEvent."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("words", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 20),
    ]


x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XInternAtom.restype = ctypes.c_ulong
x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x11.XFlush.argtypes = [ctypes.c_void_p]

display = x11.XOpenDisplay(None)
if not display:
    sys.exit("no display")
CLIENT_MESSAGE = 33
message = ClientMessage(type=CLIENT_MESSAGE, window=int(sys.argv[1]), format=32)
message.message_type = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
message.words[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
x11.XSendEvent(display, message.window, 0, 0, ctypes.byref(message))
x11.XFlush(display)
