using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PortReservation.Client;

/// <summary>
/// Reads JSON as JavaScript's JSON.parse does. An object becomes a dictionary, an array a list, a number a double. There is
/// no fast reader that both editions of PowerShell have.
/// </summary>
internal sealed class JsonReader
{
    private readonly string text;
    private int at;

    private JsonReader(string text) => this.text = text;

    /// <exception cref="FormatException">The text is no JSON.</exception>
    internal static object? Read(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.ReadValue();
        reader.SkipBlanks();
        return reader.at == text.Length ? value : throw reader.Fault();
    }

    private object? ReadValue()
    {
        SkipBlanks();
        switch (Peek())
        {
            case '{': return ReadObject();
            case '[': return ReadArray();
            case '"': return ReadString();
            case 't': return ReadWord("true", true);
            case 'f': return ReadWord("false", false);
            case 'n': return ReadWord("null", null);
            default: return ReadNumber();
        }
    }

    private Dictionary<string, object?> ReadObject()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        at++;
        if (Ends('}'))
        {
            return members;
        }
        do
        {
            SkipBlanks();
            if (Peek() != '"')
            {
                throw Fault();
            }
            var name = ReadString();
            SkipBlanks();
            Expect(':');
            members[name] = ReadValue();
        }
        while (GoesOn('}'));
        return members;
    }

    private List<object?> ReadArray()
    {
        var items = new List<object?>();
        at++;
        if (Ends(']'))
        {
            return items;
        }
        do
        {
            items.Add(ReadValue());
        }
        while (GoesOn(']'));
        return items;
    }

    private string ReadString()
    {
        var start = ++at;
        while (Peek() != '"')
        {
            if (text[at] == '\\')
            {
                return ReadEscapedString(start);
            }
            if (text[at] < ' ')
            {
                throw Fault();
            }
            at++;
        }
        return text.Substring(start, at++ - start);
    }

    private string ReadEscapedString(int start)
    {
        var read = new StringBuilder(text, start, at - start, Math.Max(16, 2 * (at - start)));
        while (Peek() != '"')
        {
            var character = text[at++];
            if (character < ' ')
            {
                throw Fault();
            }
            read.Append(character == '\\' ? ReadEscape() : character);
        }
        at++;
        return read.ToString();
    }

    private char ReadEscape()
    {
        var character = Peek();
        at++;
        switch (character)
        {
            case '"':
            case '\\':
            case '/': return character;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': return ReadUnit();
            default: throw Fault();
        }
    }

    private char ReadUnit()
    {
        if (at + 4 > text.Length ||
            !ushort.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw Fault();
        }
        at += 4;
        return (char)unit;
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Fault();
        }
        at += word.Length;
        return value;
    }

    private object ReadNumber()
    {
        var start = at;
        SkipOver('-');
        if (!SkipOver('0'))
        {
            SkipDigits();
        }
        if (SkipOver('.'))
        {
            SkipDigits();
        }
        if (SkipOver('e') || SkipOver('E'))
        {
            _ = SkipOver('+') || SkipOver('-');
            SkipDigits();
        }
        var digits = text.Substring(start, at - start);
        // .NET Framework finds a number too large that JavaScript and .NET call infinite.
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : digits[0] == '-' ? double.NegativeInfinity
            : double.PositiveInfinity;
    }

    private void SkipDigits()
    {
        var start = at;
        while (at < text.Length && text[at] >= '0' && text[at] <= '9')
        {
            at++;
        }
        if (at == start)
        {
            throw Fault();
        }
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is (' ' or '\t' or '\n' or '\r'))
        {
            at++;
        }
    }

    private bool Ends(char bracket)
    {
        SkipBlanks();
        return SkipOver(bracket);
    }

    /// <summary>Takes the comma before a further item, or the bracket after the last.</summary>
    private bool GoesOn(char bracket)
    {
        if (Ends(bracket))
        {
            return false;
        }
        Expect(',');
        return true;
    }

    private void Expect(char character)
    {
        if (!SkipOver(character))
        {
            throw Fault();
        }
    }

    private bool SkipOver(char character)
    {
        if (at >= text.Length || text[at] != character)
        {
            return false;
        }
        at++;
        return true;
    }

    private char Peek() => at < text.Length ? text[at] : throw Fault();

    private FormatException Fault() => new("Not JSON at " + at.ToString(CultureInfo.InvariantCulture) + ".");
}
