const pad = (number: number): string => String(number).padStart(2, '0');

/** A moment, in milliseconds since 1970, as programs print it by themselves: in UTC, and by a clock of China. */
export function printMoments(milliseconds: number): readonly string[] {
  const forms = [0, 8].flatMap((hours) => {
    const date = new Date(milliseconds + hours * 3_600_000);
    const iso = date.toISOString();
    const [day, time] = [iso.slice(0, 10), iso.slice(11, 19)];
    const thousandths = iso.slice(20, 23);
    const zone = `+${pad(hours)}`;
    const [week, monthDay, month, year] = date.toUTCString().replace(',', '').split(' ');
    return [
      iso,
      `${day}T${time}Z`,
      `${day}T${time}.${thousandths}`,
      `${day}T${time}`,
      `${day}T${time}${zone}:00`,
      `${day}T${time}.${thousandths}${zone}:00`,
      // Dart prints a Z where it is UTC, Python six digits of a second.
      ...['', 'Z', '000', `000${zone}:00`, ` ${zone}00`].map((end) => `${day} ${time}.${thousandths}${end}`),
      `${day} ${time}`,
      `${day} ${time} ${zone}00`,
      `${day} ${time} UTC`,
      `${day.replaceAll('-', '/')} ${time}`,
      `${day}${time}`.replaceAll(/[-:]/g, ''),
      `${day}${time}${thousandths}`.replaceAll(/[-:]/g, ''),
      `${day}T${time}Z`.replaceAll(/[-:]/g, ''),
      date.toUTCString(),
      // JavaScript and Java by themselves.
      `${week} ${month} ${monthDay} ${year} ${time} GMT${zone}00`,
      `${week} ${month} ${monthDay} ${time} ${hours === 0 ? 'UTC' : 'CST'} ${year}`,
    ];
  });
  return [...new Set(forms)];
}
