# Text as it stands between the quotes of a JSON string.
function ConvertTo-JsonCharacter {
    param([string] $Text)

    # A script as MatchEvaluator costs half a millisecond, and only a path ever needs one.
    if ($Text -notmatch '[\x00-\x1f"\\]') {
        return $Text
    }
    $escape = { '\u{0:x4}' -f [int] [char] $args[0].Value }
    [regex]::Replace($Text, '[\x00-\x1f"\\]', $escape)
}
