# Writes what the bridge's requests hold: text, whole numbers, tables and lists.
function ConvertTo-JsonText {
    param([object] $Value)

    if ($Value -is [valuetype]) {
        "$Value"
    } elseif ($Value -is [string]) {
        $escape = { '\u{0:x4}' -f [int] [char] $args[0].Value }
        '"' + [regex]::Replace($Value, '[\x00-\x1f"\\]', $escape) + '"'
    } elseif ($Value -is [System.Collections.IDictionary]) {
        $members = foreach ($name in $Value.Keys) {
            '"' + $name + '":' + (ConvertTo-JsonText $Value[$name])
        }
        '{' + [string]::Join(',', @($members)) + '}'
    } else {
        $items = foreach ($item in $Value) {
            ConvertTo-JsonText $item
        }
        '[' + [string]::Join(',', @($items)) + ']'
    }
}
